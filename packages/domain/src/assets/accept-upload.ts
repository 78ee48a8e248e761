import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import { notifyLive } from '@etouch/db/live';
import { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { enqueueProcessing } from './enqueue-processing.ts';
import { findTwin, loadUpload, type UploadFacts } from './queries.ts';

export type UploadOutcome =
  | { outcome: 'accepted'; match?: 'NAME' | 'CHECKSUM' | 'LIKENESS' | 'HAND' | 'NONE' }
  /** The project has a photo with these bytes: the second copy is not kept. */
  | { outcome: 'duplicate'; assetId: string | null }
  | { outcome: 'refused'; error: string };

/** What became of an upload that is no longer open. */
export function outcomeOf(upload: Pick<UploadFacts, 'state' | 'error' | 'assetId'>): UploadOutcome {
  if (upload.state === 'COMPLETE') return { outcome: 'accepted' };
  if (upload.error === 'DUPLICATE') return { outcome: 'duplicate', assetId: upload.assetId };
  return { outcome: 'refused', error: upload.error ?? upload.state };
}

/**
 * All bytes of a photo are stored under its key: the Asset becomes UPLOADED and its processing is enqueued, in one
 * transaction. Repeating it changes nothing.
 * @param sha256 computed from the stored bytes, in hex
 * @param crc32 likewise
 */
export async function acceptAssetUpload(
  deps: Deps,
  actor: Actor,
  uploadId: string,
  sha256: string,
  crc32: string,
): Promise<UploadOutcome> {
  return deps.db.withActor(actor, async (tx) => {
    const { projectId, studioId } = await loadUpload(tx, uploadId);
    return asStudio(tx, projectId, async () => {
      await lockContent(tx, projectId, sha256);
      const upload = await loadUpload(tx, uploadId);
      if (upload.state !== 'OPEN' || !upload.assetId) return outcomeOf(upload);
      const twinId = await findTwin(tx, projectId, sha256, upload.assetId);
      if (twinId) {
        await closeWithoutAsset(tx, upload, 'FAILED', 'DUPLICATE', twinId);
        return { outcome: 'duplicate', assetId: twinId };
      }
      await closeUpload(tx, uploadId, { state: 'COMPLETE', sha256, offsetBytes: BigInt(upload.sizeBytes) });
      await tx.asset.update({
        where: { id: upload.assetId },
        data: { status: 'UPLOADED', sha256, crc32, storageKey: upload.storageKey },
      });
      await enqueueProcessing(tx, { studioId, projectId }, [upload.assetId]);
      await notifyLive(tx, { projectId, kind: 'asset.changed', ids: [upload.assetId] });
      return { outcome: 'accepted' };
    });
  });
}

/** Two copies of the same bytes that complete at once: the second waits and then sees the first. */
async function lockContent(tx: Tx, projectId: string, sha256: string): Promise<void> {
  await tx.$queryRaw(Prisma.sql`select pg_advisory_xact_lock(hashtextextended(${`${projectId} ${sha256}`}, 0))::text`);
}

/** Ends an upload and gives its lease back. */
export async function closeUpload(
  tx: Tx,
  uploadId: string,
  data: Prisma.UploadSessionUncheckedUpdateInput,
): Promise<void> {
  await tx.uploadSession.update({
    where: { id: uploadId },
    data: { ...data, completedAt: new Date(), leaseHolder: null, leaseUntil: null },
  });
}

/** Ends an upload that brings no photo: the Asset that waited for it goes, since it never held anything. */
export async function closeWithoutAsset(
  tx: Tx,
  upload: UploadFacts,
  state: 'FAILED' | 'EXPIRED' | 'CANCELED',
  error: string | null,
  twinId?: string,
): Promise<void> {
  await closeUpload(tx, upload.id, {
    state,
    error,
    assetId: twinId ?? null,
  });
  if (!upload.assetId) return;
  await tx.asset.deleteMany({ where: { id: upload.assetId, status: 'UPLOADING' } });
  await notifyLive(tx, { projectId: upload.projectId, kind: 'asset.changed', ids: [upload.assetId] });
}
