import type { Actor } from '@etouch/db/actor';
import { notifyLive } from '@etouch/db/live';
import type { Prisma } from '@etouch/db/prisma';
import type { Deps } from '../activity/deps.ts';
import { takeSidecars } from './file-sidecar.ts';
import { enqueueGrouping } from './group-photos.ts';
import { enqueueRendition, hasRendition } from './make-rendition.ts';
import { enqueueTilesInAdvance } from './request-tiles.ts';
import { isWorthAnotherAttempt, studioOfKey } from './rules.ts';

/** What a job needs to begin: where the bytes are and where the derivatives belong. */
export interface ProcessingTask {
  projectId: string;
  storageKey: string;
  derivativesKey: string;
  attempts: number;
}

/** What was read from a picture. */
export interface PictureFacts {
  assetType: 'PHOTO' | 'VIDEO' | 'DOCUMENT';
  mimeType: string;
  width: number;
  height: number;
  thumbhash: string;
  /** Bytes of all derivatives together. */
  derivativeBytes: number;
  /** ISO 8601 in UTC. */
  capturedAt: string | null;
  /** Facts for every side. */
  metadata: Prisma.InputJsonObject;
  /** Facts for the studio alone. */
  personalMetadata: Prisma.InputJsonObject;
  camera: string | null;
  lens: string | null;
  iso: number | null;
  /** As the file says: 0 to 5, or -1 for rejected. */
  fileRating: number | null;
  fileLabel: string | null;
  /** Of a film; null for everything else. */
  durationMs: number | null;
  /** Of a document that has pages. */
  pages: number | null;
  measures: PictureMeasures;
}

/** What helps in culling, as it was measured: see the columns of the same names. */
export interface PictureMeasures {
  perceptualHash: bigint;
  colourHash: bigint;
  sharpness: number;
  blownHighlights: number[];
  crushedShadows: number[];
}

/** Marks a photo as being processed. Null when there is nothing to do: gone, in the trash, or done already. */
export async function beginProcessing(deps: Deps, actor: Actor, assetId: string): Promise<ProcessingTask | null> {
  return deps.db.withActor(actor, async (tx) => {
    const [asset] = await tx.asset.updateManyAndReturn({
      where: { id: assetId, status: { in: ['UPLOADED', 'PROCESSING'] }, storageKey: { not: null } },
      data: { status: 'PROCESSING', processingAttempts: { increment: 1 } },
      select: { projectId: true, storageKey: true, sha256: true, processingAttempts: true },
    });
    if (!asset) return null;
    const { projectId, storageKey, sha256, processingAttempts } = asset;
    await notifyLive(tx, { projectId, kind: 'asset.changed', ids: [assetId] });
    if (!storageKey || !sha256) return null;
    const studioId = studioOfKey(storageKey);
    const derivativesKey = `derivatives/${studioId}/${projectId}/${assetId}-${sha256.slice(0, 12)}`;
    return { projectId, storageKey, derivativesKey, attempts: processingAttempts };
  });
}

/** The derivatives stand under `derivativesKey`: the photo is READY. Repeating it changes nothing. */
export async function finishProcessing(
  deps: Deps,
  actor: Actor,
  assetId: string,
  derivativesKey: string,
  facts: PictureFacts,
): Promise<void> {
  await deps.db.withActor(actor, async (tx) => {
    const [asset] = await tx.asset.updateManyAndReturn({
      where: { id: assetId, status: 'PROCESSING' },
      data: {
        status: 'READY',
        assetType: facts.assetType,
        derivativesKey,
        derivativeBytes: BigInt(facts.derivativeBytes),
        mimeType: facts.mimeType,
        width: facts.width,
        height: facts.height,
        thumbhash: facts.thumbhash,
        capturedAt: facts.capturedAt ? new Date(facts.capturedAt) : null,
        metadata: facts.metadata,
        personalMetadata: facts.personalMetadata,
        camera: facts.camera,
        lens: facts.lens,
        iso: facts.iso,
        fileRating: facts.fileRating,
        fileLabel: facts.fileLabel,
        durationMs: facts.durationMs,
        pages: facts.pages,
        renditionState: hasRendition(facts) ? 'PENDING' : null,
        renditionError: null,
        ...(hasRendition(facts) ? { processingAttempts: 0 } : {}),
        ...facts.measures,
        // White paper and a title card are no flaws of exposure.
        clipped:
          facts.assetType === 'PHOTO'
            ? Math.max(...facts.measures.blownHighlights, ...facts.measures.crushedShadows)
            : null,
        processingError: null,
        processingDetail: null,
      },
      select: { projectId: true },
    });
    if (!asset) return;
    await notifyLive(tx, { projectId: asset.projectId, kind: 'asset.changed', ids: [assetId] });
    if (hasRendition(facts))
      await enqueueRendition(tx, studioOfKey(derivativesKey), { id: assetId, assetType: facts.assetType });
    await enqueueTilesInAdvance(tx, 'asset', assetId, { ...facts, derivativesKey });
    await takeSidecars(tx, asset.projectId, assetId);
    await enqueueGrouping(tx, studioOfKey(derivativesKey), asset.projectId);
  });
}

/**
 * The photo could not be processed: back to UPLOADED with the cause, its original kept. Answers whether the job should
 * try again by itself; then nothing is shown to people yet.
 * @param detail numbers and names for the sentence people read, as JSON
 */
export async function failProcessing(
  deps: Deps,
  actor: Actor,
  assetId: string,
  failure: { code: string; detail: object; attempts: number },
): Promise<'again' | 'shown'> {
  if (isWorthAnotherAttempt(failure.code, failure.attempts)) return 'again';
  await deps.db.withActor(actor, async (tx) => {
    const [asset] = await tx.asset.updateManyAndReturn({
      where: { id: assetId, status: 'PROCESSING' },
      data: {
        status: 'UPLOADED',
        processingError: failure.code,
        processingDetail: JSON.stringify(failure.detail),
      },
      select: { projectId: true },
    });
    if (asset) await notifyLive(tx, { projectId: asset.projectId, kind: 'asset.changed', ids: [assetId] });
  });
  return 'shown';
}
