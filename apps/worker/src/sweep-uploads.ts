import { systemActor } from '@etouch/db/actor';
import { failUpload } from '@etouch/domain/assets/fail-upload';
import { findUpload } from '@etouch/domain/assets/find-upload';
import { leaseUpload } from '@etouch/domain/assets/lease-upload';
import { listAbandonedFiles } from '@etouch/domain/assets/list-abandoned-files';
import { listExpiredUploads } from '@etouch/domain/assets/list-expired-uploads';
import type { UploadFacts } from '@etouch/domain/assets/queries';
import { Refusal } from '@etouch/domain/activity/refusal';
import type { IncomingFile } from '@etouch/integrations/storage/incoming-files';
import { completeUpload, type UploadDeps } from './complete-upload.ts';

/** More are ended by the next sweep. */
const EXPIRED_AT_ONCE = 1_000;

export interface Swept {
  completed: number;
  removed: number;
  failed: number;
}

/**
 * Finishes what a killed server left behind: uploads whose bytes are all there are completed, expired ones ended, and
 * bytes that belong to none removed. What is still being sent stays as it is.
 * @param onError hears of an upload that could not be dealt with; the others go on
 */
export async function sweepUploads(
  deps: UploadDeps,
  onError: (error: unknown, where: { studioId: string; uploadId?: string }) => void,
): Promise<Swept> {
  const swept: Swept = { completed: 0, removed: 0, failed: 0 };
  for (const file of await deps.incoming.list()) {
    try {
      const done = await sweepOne(deps, file);
      if (done) swept[done]++;
    } catch (error) {
      swept.failed++;
      onError(error, file);
    }
  }
  // Those without bytes here: the server was killed before the first, or they stand on another machine's disk.
  for (const upload of await listExpiredUploads(deps, EXPIRED_AT_ONCE)) {
    try {
      const done = await sweepOne(deps, upload);
      if (done) swept[done]++;
    } catch (error) {
      swept.failed++;
      onError(error, upload);
    }
  }
  for (const studioId of await deps.incoming.studios()) {
    try {
      for (const key of await listAbandonedFiles(deps, systemActor(studioId))) await deps.storage.remove(key);
    } catch (error) {
      swept.failed++;
      onError(error, { studioId });
    }
  }
  return swept;
}

async function sweepOne(deps: UploadDeps, file: IncomingFile): Promise<'completed' | 'removed' | null> {
  try {
    return await sweepFree(deps, file);
  } catch (error) {
    // Another process has it in hand.
    if (error instanceof Refusal && error.code === 'LOCKED') return null;
    throw error;
  }
}

async function sweepFree(deps: UploadDeps, file: IncomingFile): Promise<'completed' | 'removed' | null> {
  const actor = systemActor(file.studioId);
  const upload = await findUpload(deps, actor, file.uploadId).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return null;
    throw error;
  });
  if (upload?.state === 'OPEN' && (await isComplete(deps, file, upload))) {
    await completeUpload(deps, actor, upload.id);
    return 'completed';
  }
  if (upload?.state === 'OPEN' && upload.expiresAt.getTime() > Date.now()) return null;
  if (upload?.state === 'OPEN') {
    await leaseUpload(deps, actor, upload.id, deps.holder);
    await failUpload(deps, actor, upload.id, 'EXPIRED', null);
  }
  await deps.incoming.forget(file);
  return 'removed';
}

async function isComplete(deps: UploadDeps, file: IncomingFile, upload: UploadFacts): Promise<boolean> {
  const size = (await deps.incoming.size(file)) ?? (await deps.storage.stat(upload.storageKey))?.bytes;
  return size === upload.sizeBytes;
}
