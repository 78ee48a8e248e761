import { Refusal } from '@etouch/domain/activity/refusal';
import { outcomeOf } from '@etouch/domain/assets/accept-upload';
import type { UploadFacts } from '@etouch/domain/assets/queries';
import { finishUpload } from './finish-upload.ts';
import { heldBytes, safeBytes } from './held-bytes.ts';
import { holdUpload } from './hold-upload.ts';
import { readBytes, tusHeaders } from './protocol.ts';
import { receiveBytes } from './receive-bytes.ts';
import {
  outcomeHeaders,
  progressHeaders,
  requireBytes,
  type UploadRequest,
  type UploadService,
} from './upload-request.ts';

/** PATCH: the next bytes of an upload. */
export async function continueUpload(
  service: UploadService,
  request: UploadRequest,
  uploadId: string,
): Promise<Response> {
  const { actor, headers } = request;
  const from = readBytes(headers, 'Upload-Offset');
  if (headers.has('upload-length')) throw new Refusal('INVALID_INPUT', { reason: 'LENGTH_KNOWN' });
  requireBytes(headers);
  return holdUpload(service, actor, uploadId, async (hold) => {
    const upload = presentUpload(hold.upload);
    const held = upload.state === 'OPEN' ? await heldBytes(service, upload) : upload.sizeBytes;
    hold.offset = held;
    // What is told or completed must be safe; bytes that still come are made safe together with these.
    if (upload.state === 'OPEN' && (from !== held || held === upload.sizeBytes)) await safeBytes(service, upload);
    if (from !== held) {
      throw new Refusal('CONFLICT', { reason: 'OFFSET', values: { offset: held } });
    }
    if (Number(headers.get('content-length') ?? 0) > upload.sizeBytes - held) {
      throw new Refusal('TOO_LARGE', { reason: 'MORE_THAN_ANNOUNCED' });
    }
    const offset = held < upload.sizeBytes ? await receiveBytes(service, hold, upload, held, request.content()) : held;
    return new Response(null, {
      status: 204,
      headers: tusHeaders({ ...progressHeaders(upload, offset), ...(await outcome(service, request, upload, offset)) }),
    });
  });
}

async function outcome(service: UploadService, { actor }: UploadRequest, upload: UploadFacts, offset: number) {
  if (offset < upload.sizeBytes) return {};
  return outcomeHeaders(upload.state === 'OPEN' ? await finishUpload(service, actor, upload) : outcomeOf(upload));
}

/** An upload that can be asked for. @throws Refusal EXPIRED when it was given up, or nobody continued it in time */
export function presentUpload(upload: UploadFacts): UploadFacts {
  if (upload.state === 'EXPIRED' || upload.state === 'CANCELED') throw new Refusal('EXPIRED', { reason: upload.state });
  if (upload.state === 'OPEN' && upload.expiresAt.getTime() < Date.now()) {
    throw new Refusal('EXPIRED', { reason: 'EXPIRED' });
  }
  return upload;
}
