import type { PictureFile } from '@etouch/domain/assets/find-picture';
import { Refusal } from '@etouch/domain/activity/refusal';
import type { Storage } from '@etouch/integrations/storage/storage';
import { planNeutral, readNeutral } from './neutral-file.ts';
import { fileHeaders, hasVersion, streamBody } from './serve-file.ts';

/**
 * An original for a retoucher: the picture byte for byte, without the metadata that could name the client.
 * @throws Refusal UNSUPPORTED_FORMAT for a format whose metadata cannot be left out
 */
export async function serveNeutralFile(storage: Storage, request: Request, file: PictureFile): Promise<Response> {
  const headers = fileHeaders(file, 'attachment');
  if (hasVersion(request, headers)) return new Response(null, { status: 304, headers });
  const plan = await planNeutral(storage, file.storageKey);
  if (!plan) throw new Refusal('UNSUPPORTED_FORMAT', { reason: 'METADATA_STAYS' });
  headers.set('content-length', String(plan.bytes));
  if (request.method === 'HEAD') return new Response(null, { headers });
  return new Response(streamBody(readNeutral(storage, file.storageKey, plan)), { headers });
}
