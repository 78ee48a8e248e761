import type { PictureFile } from '@etouch/domain/assets/find-picture';
import { Refusal } from '@etouch/domain/activity/refusal';
import type { Storage } from '@etouch/integrations/storage/storage';
import { planNeutral, readNeutral } from '@etouch/worker/neutral-file';
import { answerRange, hasVersion } from './answer-range.ts';
import { bodyOpenedBy } from './body-of.ts';
import { fileHeaders } from './serve-file.ts';

/**
 * An original for a retoucher: the picture byte for byte, without the metadata that could name the client; whole or a
 * part of it.
 * @throws Refusal UNSUPPORTED_FORMAT for a format whose metadata cannot be left out
 */
export async function serveNeutralFile(storage: Storage, request: Request, file: PictureFile): Promise<Response> {
  const headers = fileHeaders(file, 'attachment');
  // Who has it costs no look into the file.
  if (hasVersion(request, headers)) return new Response(null, { status: 304, headers });
  const plan = await planNeutral(storage, file.storageKey);
  if (!plan) throw new Refusal('UNSUPPORTED_FORMAT', { reason: 'METADATA_STAYS' });
  return answerRange(request, headers, plan.bytes, (range) =>
    bodyOpenedBy(async () => readNeutral(storage, file.storageKey, plan, range)),
  );
}
