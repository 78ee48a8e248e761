import { createHash } from 'node:crypto';
import type { PictureFile } from '@etouch/domain/assets/find-picture';
import { notFound } from '@etouch/domain/activity/refusal';
import type { Storage } from '@etouch/integrations/storage/storage';
import { answerRange } from './answer-range.ts';
import { bodyOpenedBy } from './body-of.ts';
import { contentDisposition } from './content-disposition.ts';

/**
 * Answers with a stored file: 304 to who has it, 206 to who asks for a part. The caller has checked, for this very
 * request, that the actor may see it; the browser may keep it but asks again each time, so a revocation is immediate.
 */
export async function serveFile(
  storage: Storage,
  request: Request,
  file: PictureFile,
  disposition: 'inline' | 'attachment',
): Promise<Response> {
  const headers = fileHeaders(file, disposition);
  const facts = await storage.stat(file.storageKey);
  if (!facts) throw notFound();
  return answerRange(request, headers, facts.bytes, (range) =>
    bodyOpenedBy(() => storage.read(file.storageKey, range)),
  );
}

/** Headers of every file that is not ours: never sniffed, never run, never kept without asking. */
export function fileHeaders(file: PictureFile, disposition: 'inline' | 'attachment'): Headers {
  return new Headers({
    'content-type': file.mimeType,
    'content-disposition': contentDisposition(disposition, file.fileName),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    etag: `"${createHash('sha256').update(`${file.version} ${file.neutral}`).digest('base64url').slice(0, 27)}"`,
  });
}
