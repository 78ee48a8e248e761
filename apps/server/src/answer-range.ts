import type { ByteRange } from '@etouch/integrations/storage/storage';

/**
 * Answers with bytes of a known number: 304 to who has them, 206 to who asks for a part, the whole otherwise.
 * @param headers with the tag of these very bytes
 * @param bodyOf gives the range that is sent; it is not called when nothing is
 */
export function answerRange(
  request: Request,
  headers: Headers,
  totalBytes: number,
  bodyOf: (range: ByteRange) => ReadableStream,
): Response {
  if (hasVersion(request, headers)) return new Response(null, { status: 304, headers });
  headers.set('accept-ranges', 'bytes');
  const asked = readRange(request, totalBytes, headers.get('etag'));
  if (asked === 'unsatisfiable') {
    headers.set('content-range', `bytes */${totalBytes}`);
    return new Response(null, { status: 416, headers });
  }
  const range = asked ?? { start: 0, end: totalBytes - 1 };
  headers.set('content-length', String(range.end - range.start + 1));
  if (asked) headers.set('content-range', `bytes ${range.start}-${range.end}/${totalBytes}`);
  const status = asked ? 206 : 200;
  if (request.method === 'HEAD' || totalBytes === 0) return new Response(null, { status, headers });
  return new Response(bodyOf(range), { status, headers });
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
