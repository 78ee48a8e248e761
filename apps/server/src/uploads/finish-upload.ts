import type { Actor } from '@etouch/db/actor';
import { Refusal } from '@etouch/domain/activity/refusal';
import type { UploadOutcome } from '@etouch/domain/assets/accept-upload';
import type { UploadFacts } from '@etouch/domain/assets/queries';
import { completeUpload } from '@etouch/worker/complete-upload';
import type { UploadService } from './upload-request.ts';

/**
 * All bytes of an upload are there: it becomes what it was announced as.
 * @throws Refusal CHECKSUM_MISMATCH, EXPIRED
 */
export async function finishUpload(service: UploadService, actor: Actor, upload: UploadFacts): Promise<UploadOutcome> {
  const checksums = service.hashes.take(upload.id, upload.sizeBytes);
  const outcome = await completeUpload(service, actor, upload.id, checksums?.end());
  if (outcome.outcome !== 'refused') return outcome;
  throw new Refusal(outcome.error === 'CHECKSUM_MISMATCH' ? 'CHECKSUM_MISMATCH' : 'EXPIRED', { reason: outcome.error });
}
