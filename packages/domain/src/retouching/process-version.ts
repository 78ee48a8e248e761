import type { Actor } from '@etouch/db/actor';
import { notifyLive } from '@etouch/db/live';
import type { Deps } from '../activity/deps.ts';
import type { PictureFacts, ProcessingTask } from '../assets/process-asset.ts';
import { enqueueTilesInAdvance } from '../assets/request-tiles.ts';
import { isWorthAnotherAttempt, studioOfKey } from '../assets/rules.ts';

/** Marks a version as being processed. Null when there is nothing to do: taken back, or done already. */
export async function beginVersionProcessing(
  deps: Deps,
  actor: Actor,
  versionId: string,
): Promise<ProcessingTask | null> {
  return deps.db.withActor(actor, async (tx) => {
    const { count } = await tx.retouchVersion.updateMany({
      where: { id: versionId, status: { in: ['UPLOADED', 'PROCESSING'] } },
      data: { status: 'PROCESSING', processingAttempts: { increment: 1 } },
    });
    if (count === 0) return null;
    const version = await tx.retouchVersion.findUniqueOrThrow({ where: { id: versionId } });
    const { projectId, storageKey, sha256, processingAttempts } = version;
    const derivativesKey = `derivatives/${studioOfKey(storageKey)}/${projectId}/${versionId}-${sha256.slice(0, 12)}`;
    return { projectId, storageKey, derivativesKey, attempts: processingAttempts };
  });
}

/**
 * The derivatives stand under `derivativesKey`: the version is READY. The very bytes of the original are flagged as
 * unchanged among the automatic checks. Repeating it changes nothing.
 */
export async function finishVersionProcessing(
  deps: Deps,
  actor: Actor,
  versionId: string,
  derivativesKey: string,
  facts: PictureFacts,
): Promise<void> {
  await deps.db.withActor(actor, async (tx) => {
    const version = await tx.retouchVersion.findFirst({
      where: { id: versionId, status: 'PROCESSING' },
      include: { asset: { select: { sha256: true } } },
    });
    if (!version) return;
    const changed = version.sha256 !== version.asset.sha256;
    await tx.retouchVersion.update({
      where: { id: versionId },
      data: {
        status: 'READY',
        derivativesKey,
        derivativeBytes: BigInt(facts.derivativeBytes),
        mimeType: facts.mimeType,
        width: facts.width,
        height: facts.height,
        thumbhash: facts.thumbhash,
        checks: [{ rule: 'CHANGED', passed: changed, measured: changed ? null : 'the bytes of the original' }],
        processingError: null,
        processingDetail: null,
      },
    });
    await enqueueTilesInAdvance(tx, 'version', versionId, { ...facts, derivativesKey });
    await notifyLive(tx, { projectId: version.projectId, kind: 'version.changed', ids: [versionId] });
  });
}

/** The version could not be processed: FAILED with the cause, its bytes kept. As failProcessing of assets. */
export async function failVersionProcessing(
  deps: Deps,
  actor: Actor,
  versionId: string,
  failure: { code: string; detail: object; attempts: number },
): Promise<'again' | 'shown'> {
  if (isWorthAnotherAttempt(failure.code, failure.attempts)) return 'again';
  await deps.db.withActor(actor, async (tx) => {
    const [version] = await tx.retouchVersion.updateManyAndReturn({
      where: { id: versionId, status: 'PROCESSING' },
      data: { status: 'FAILED', processingError: failure.code, processingDetail: JSON.stringify(failure.detail) },
      select: { projectId: true },
    });
    if (version) await notifyLive(tx, { projectId: version.projectId, kind: 'version.changed', ids: [versionId] });
  });
  return 'shown';
}
