import type { Actor } from '@etouch/db/actor';
import { enqueue } from '@etouch/db/enqueue';
import { notifyLive } from '@etouch/db/live';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { derivatives, isWorthAnotherAttempt, paintedPages } from './rules.ts';

interface Task {
  storageKey: string;
  derivativesKey: string;
  attempts: number;
}

/**
 * What a job needs to make what comes after the preview: the film that browsers play, or a document's pages from the
 * second to `last`.
 */
export type RenditionTask =
  | (Task & { kind: 'FILM'; format: 'MP4' | 'MOV'; renditionKey: string })
  | (Task & { kind: 'PAGES'; last: number });

/** Bytes of what was made, or why it was not. */
export type RenditionOutcome = { ok: true; bytes: number } | { ok: false; code: string };

/** Whether there is something to be made after the preview. */
export function hasRendition(file: { assetType: string; pages: number | null }): boolean {
  return file.assetType === 'VIDEO' || (file.assetType === 'DOCUMENT' && paintedPages(file.pages) > 1);
}

/** Has it made; the row says PENDING already. */
export async function enqueueRendition(tx: Tx, studioId: string, asset: { id: string; assetType: string }) {
  const job = asset.assetType === 'VIDEO' ? 'render-film' : 'paint-pages';
  await enqueue(tx, job, { organizationId: studioId, assetId: asset.id });
}

/** Where the original is and where its rendition belongs. Null when there is nothing to do: gone, or made. */
export async function beginRendition(deps: Deps, actor: Actor, assetId: string): Promise<RenditionTask | null> {
  return deps.db.withActor(actor, async (tx) => {
    const [asset] = await tx.asset.updateManyAndReturn({
      where: { id: assetId, renditionState: 'PENDING', fileDeletedAt: null },
      data: { processingAttempts: { increment: 1 } },
      select: {
        assetType: true,
        storageKey: true,
        derivativesKey: true,
        mimeType: true,
        pages: true,
        processingAttempts: true,
      },
    });
    if (!asset?.storageKey || !asset.derivativesKey) return null;
    const { storageKey, derivativesKey, processingAttempts: attempts } = asset;
    const task = { storageKey, derivativesKey, attempts };
    if (asset.assetType !== 'VIDEO') return { ...task, kind: 'PAGES', last: paintedPages(asset.pages) };
    return {
      ...task,
      kind: 'FILM',
      renditionKey: `${derivativesKey}/${derivatives.rendition.file}`,
      format: asset.mimeType === 'video/quicktime' ? 'MOV' : 'MP4',
    };
  });
}

/**
 * The rendition stands under its key, or cannot be made and why. Repeating it changes nothing. Answers `again` where the
 * failure says nothing of the file and the job should come back; then nothing is shown to people yet.
 */
export async function finishRendition(
  deps: Deps,
  actor: Actor,
  assetId: string,
  { attempts }: RenditionTask,
  outcome: RenditionOutcome,
): Promise<'again' | 'shown'> {
  // Hours are enough: a film that took too long once takes too long again.
  if (!outcome.ok && outcome.code !== 'TIMED_OUT' && isWorthAnotherAttempt(outcome.code, attempts)) return 'again';
  await deps.db.withActor(actor, async (tx) => {
    const [asset] = await tx.asset.updateManyAndReturn({
      where: { id: assetId, renditionState: 'PENDING' },
      data: outcome.ok
        ? { renditionState: 'READY', renditionError: null, derivativeBytes: { increment: BigInt(outcome.bytes) } }
        : { renditionState: 'FAILED', renditionError: outcome.code },
      select: { projectId: true },
    });
    if (asset) await notifyLive(tx, { projectId: asset.projectId, kind: 'asset.changed', ids: [assetId] });
  });
  return 'shown';
}
