import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { PictureFile } from '@etouch/domain/assets/find-picture';
import { notFound } from '@etouch/domain/activity/refusal';
import type { ByteRange, Storage } from '@etouch/integrations/storage/storage';
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
  const facts = await storage.stat(file.storageKey);
  if (!facts) throw notFound();
  const headers = fileHeaders(file, disposition);
  if (hasVersion(request, headers)) return new Response(null, { status: 304, headers });
  headers.set('accept-ranges', 'bytes');
  const range = readRange(request, facts.bytes, headers.get('etag'));
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${facts.bytes}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set('content-length', String(range ? range.end - range.start + 1 : facts.bytes));
  if (range) headers.set('content-range', `bytes ${range.start}-${range.end}/${facts.bytes}`);
  const status = range ? 206 : 200;
  if (request.method === 'HEAD') return new Response(null, { status, headers });
  return new Response(streamBody(await storage.read(file.storageKey, range ?? undefined)), { status, headers });
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

/** A node stream as the body of an answer; it is destroyed when the reader goes away. */
export function streamBody(stream: Readable): ReadableStream {
  return Readable.toWeb(stream) as ReadableStream;
}

/** Whether the caller says that it has the very version these headers announce. */
export function hasVersion(request: Request, headers: Headers): boolean {
  const given = request.headers.get('if-none-match')?.split(',') ?? [];
  return given.some((tag) => tag.trim().replace(/^W\//, '') === headers.get('etag'));
}

/** The one range that is asked for; several, or one of another version, are answered with the whole file. */
function readRange(request: Request, size: number, tag: string | null): ByteRange | 'unsatisfiable' | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range')?.trim() ?? '');
  if (!found || (found[1] === '' && found[2] === '')) return null;
  const condition = request.headers.get('if-range');
  if (condition !== null && condition !== tag) return null;
  const fromEnd = found[1] === '';
  const start = fromEnd ? Math.max(0, size - Number(found[2])) : Number(found[1]);
  const end = fromEnd || found[2] === '' ? size - 1 : Math.min(size - 1, Number(found[2]));
  return start > end || start >= size ? 'unsatisfiable' : { start, end };
}
