import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { failUpload } from './fail-upload.ts';
import { findUpload } from './find-upload.ts';
import type { UploadFacts } from './queries.ts';

/**
 * Gives up an unfinished upload, or a complete version file that fits no photo. Answers which bytes can go.
 * @throws Refusal NOT_FOUND; ALREADY_DECIDED when the file became a photo or a version
 */
export async function discardUpload(deps: Deps, actor: Actor, uploadId: string): Promise<UploadFacts> {
  const upload = await findUpload(deps, actor, uploadId);
  if (upload.state === 'OPEN') {
    await failUpload(deps, actor, uploadId, 'CANCELED', null);
    return upload;
  }
  const { count } = await deps.db.withActor(actor, (tx) =>
    tx.uploadSession.updateMany({
      where: { id: uploadId, purpose: 'VERSION', state: 'COMPLETE', versionId: null },
      data: { state: 'CANCELED' },
    }),
  );
  if (upload.state === 'CANCELED') throw notFound();
  if (count === 0) throw new Refusal('ALREADY_DECIDED', { reason: 'UPLOAD_USED' });
  return upload;
}
