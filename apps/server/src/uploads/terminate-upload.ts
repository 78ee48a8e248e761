import { Refusal } from '@etouch/domain/activity/refusal';
import { failUpload } from '@etouch/domain/assets/fail-upload';
import { presentUpload } from './continue-upload.ts';
import { holdUpload } from './hold-upload.ts';
import { tusHeaders } from './protocol.ts';
import type { UploadRequest, UploadService } from './upload-request.ts';

/** DELETE: an unfinished upload is given up, with everything that came of it. */
export async function terminateUpload(
  service: UploadService,
  { actor }: UploadRequest,
  uploadId: string,
): Promise<Response> {
  await holdUpload(service, actor, uploadId, async (hold) => {
    const upload = presentUpload(hold.upload);
    if (upload.state !== 'OPEN') throw new Refusal('ALREADY_DECIDED', { reason: 'UPLOAD_USED' });
    await failUpload(service, actor, uploadId, 'CANCELED', null);
    await service.incoming.forget({ studioId: upload.studioId, uploadId });
  });
  return new Response(null, { status: 204, headers: tusHeaders() });
}
