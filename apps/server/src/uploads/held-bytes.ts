import type { UploadFacts } from '@etouch/domain/assets/queries';
import type { UploadDeps } from '@etouch/worker/complete-upload';

/** How many bytes of an open upload are held; the last of them, of a killed process, perhaps in the system's memory. */
export const heldBytes = (deps: UploadDeps, upload: UploadFacts) => bytesOf(deps, upload, 'size');

/** How many bytes of an open upload are safe: only such may be acknowledged. */
export const safeBytes = (deps: UploadDeps, upload: UploadFacts) => bytesOf(deps, upload, 'safeSize');

async function bytesOf(
  { incoming, storage }: UploadDeps,
  upload: UploadFacts,
  size: 'size' | 'safeSize',
): Promise<number> {
  const file = { studioId: upload.studioId, uploadId: upload.id };
  const held = await incoming[size](file);
  if (held !== null) return held;
  // Moved to its final place already, or the server was killed between the row and the file.
  const moved = await storage.stat(upload.storageKey);
  if (moved) return moved.bytes;
  await incoming.create(file);
  return 0;
}
