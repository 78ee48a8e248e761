import type { UploadFacts } from '@etouch/domain/assets/queries';
import type { UploadDeps } from '@etouch/worker/complete-upload';

/** How many bytes of an open upload are safe. */
export async function heldBytes({ incoming, storage }: UploadDeps, upload: UploadFacts): Promise<number> {
  const file = { studioId: upload.studioId, uploadId: upload.id };
  const held = await incoming.safeSize(file);
  if (held !== null) return held;
  // Moved to its final place already, or the server was killed between the row and the file.
  const moved = await storage.stat(upload.storageKey);
  if (moved) return moved.bytes;
  await incoming.create(file);
  return 0;
}
