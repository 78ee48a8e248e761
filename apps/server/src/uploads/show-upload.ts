import type { Actor } from '@etouch/db/actor';
import { outcomeOf } from '@etouch/domain/assets/accept-upload';
import { findUpload } from '@etouch/domain/assets/find-upload';
import type { UploadFacts } from '@etouch/domain/assets/queries';
import { completeUpload } from '@etouch/worker/complete-upload';
import { presentUpload } from './continue-upload.ts';
import { safeBytes } from './held-bytes.ts';
import { holdUpload } from './hold-upload.ts';
import { tusHeaders, writeMetadata } from './protocol.ts';
import { outcomeHeaders, progressHeaders, type UploadRequest, type UploadService } from './upload-request.ts';

interface Progress {
  upload: UploadFacts;
  offset: number;
}

/**
 * HEAD: how far an upload is. One whose last bytes came without an answer (the server was killed) is completed first,
 * and a request that is still receiving is ended, so that the answer holds when the sender acts on it.
 */
export async function showUpload(
  service: UploadService,
  { actor }: UploadRequest,
  uploadId: string,
): Promise<Response> {
  const { upload, offset } = await progressOf(service, actor, uploadId);
  return new Response(null, {
    status: 200,
    headers: tusHeaders({
      ...progressHeaders(upload, offset),
      'upload-length': String(upload.sizeBytes),
      'upload-metadata': writeMetadata({ filename: upload.fileName, purpose: upload.purpose }),
      ...outcomeOfEnded(upload),
    }),
  });
}

/** How far an upload is, with what becomes of it when it is all there. @throws as holdUpload; EXPIRED */
export function progressOf(service: UploadService, actor: Actor, uploadId: string): Promise<Progress> {
  return holdUpload(service, actor, uploadId, async (hold) => {
    const found = presentUpload(hold.upload);
    if (found.state !== 'OPEN') return { upload: found, offset: found.sizeBytes };
    hold.offset = await safeBytes(service, found);
    if (hold.offset < found.sizeBytes) return { upload: found, offset: hold.offset };
    await completeUpload(service, actor, uploadId);
    return { upload: await findUpload(service, actor, uploadId), offset: found.sizeBytes };
  });
}

/** What became of an upload that has ended, as headers. */
export const outcomeOfEnded = (upload: UploadFacts) =>
  upload.state === 'OPEN' ? {} : outcomeHeaders(outcomeOf(upload));
