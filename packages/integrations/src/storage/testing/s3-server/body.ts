import type { IncomingMessage } from 'node:http';
import { verifyChecksums, type Checksum } from './checksums.ts';
import { S3Failure } from './failure.ts';
import { isSameText, sha256Hex, type Signed } from './signature.ts';

export interface VerifiedBody {
  content: Buffer;
  /** The additional checksum that was sent with it. */
  checksum: Checksum | undefined;
}

/**
 * The content of a request, once its signed hash (or the signature of every chunk), its length and its checksums are
 * found to be right.
 * @throws S3Failure
 */
export function verifyBody(request: IncomingMessage, raw: Buffer, signed: Signed): VerifiedBody {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );
  const declared = headers['content-length'];
  if (declared !== undefined && Number(declared) !== raw.length) throw new S3Failure(400, 'IncompleteBody');
  if (!signed.payload.startsWith('STREAMING-')) {
    if (signed.payload !== 'UNSIGNED-PAYLOAD' && signed.payload !== sha256Hex(raw))
      throw new S3Failure(400, 'XAmzContentSHA256Mismatch');
    return { content: raw, checksum: verifyChecksums(headers, raw) };
  }
  const { content, trailers } = readChunks(raw, signed);
  if (Number(headers['x-amz-decoded-content-length']) !== content.length) throw new S3Failure(400, 'IncompleteBody');
  const announced = (headers['x-amz-trailer'] ?? '').split(',').filter(Boolean);
  if (announced.some((name) => !(name.trim() in trailers))) throw new S3Failure(400, 'MalformedTrailerError');
  return { content, checksum: verifyChecksums({ ...headers, ...trailers }, content) };
}

/** Content and trailers of the encoding aws-chunked, with or without a signature for each chunk. */
function readChunks(raw: Buffer, signed: Signed): { content: Buffer; trailers: Record<string, string> } {
  const isSigned = signed.payload.startsWith('STREAMING-AWS4-HMAC-SHA256-PAYLOAD');
  const chunks: Buffer[] = [];
  let previous = signed.signature;
  for (let at = 0; ;) {
    const lineEnd = raw.indexOf('\r\n', at);
    if (lineEnd < 0) throw new S3Failure(400, 'IncompleteBody');
    const line = raw.toString('latin1', at, lineEnd);
    const found = /^([0-9a-f]+)(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line);
    if (!found) throw new S3Failure(400, 'InvalidChunk');
    const size = Number.parseInt(found[1]!, 16);
    const chunk = raw.subarray(lineEnd + 2, lineEnd + 2 + size);
    if (chunk.length < size) throw new S3Failure(400, 'IncompleteBody');
    if (isSigned) {
      const text = [
        'AWS4-HMAC-SHA256-PAYLOAD',
        signed.amzDate,
        signed.scope,
        previous,
        sha256Hex(''),
        sha256Hex(chunk),
      ];
      const expected = signed.sign(text.join('\n'));
      if (!isSameText(expected, found[2] ?? '')) throw new S3Failure(403, 'SignatureDoesNotMatch', 'of a chunk');
      previous = expected;
    }
    at = lineEnd + 2 + size;
    if (size === 0)
      return { content: Buffer.concat(chunks), trailers: readTrailers(raw.subarray(at), signed, previous) };
    if (raw.toString('latin1', at, at + 2) !== '\r\n') throw new S3Failure(400, 'InvalidChunk');
    chunks.push(chunk);
    at += 2;
  }
}

function readTrailers(raw: Buffer, signed: Signed, previous: string): Record<string, string> {
  const lines = raw
    .toString('latin1')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const trailers = Object.fromEntries(
    lines.map((line) => {
      const [name = '', value = ''] = line.split(/:(.*)/s);
      return [name.trim().toLowerCase(), value.trim()] as const;
    }),
  );
  if (signed.payload !== 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER') return trailers;
  const { 'x-amz-trailer-signature': given = '', ...own } = trailers;
  const canonical = Object.keys(own)
    .sort()
    .map((name) => `${name}:${own[name]}\n`)
    .join('');
  const text = ['AWS4-HMAC-SHA256-TRAILER', signed.amzDate, signed.scope, previous, sha256Hex(canonical)].join('\n');
  if (!isSameText(signed.sign(text), given)) throw new S3Failure(403, 'SignatureDoesNotMatch', 'of the trailers');
  return own;
}
