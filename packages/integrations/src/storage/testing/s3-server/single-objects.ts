import type { Answer, S3Request } from './answer.ts';
import type { VerifiedBody } from './body.ts';
import { md5, type Checksum } from './checksums.ts';
import { S3Failure } from './failure.ts';
import { StoredObject, type Objects } from './objects.ts';

/** Headers of a write that come back with each read. */
export function keptHeaders(headers: Record<string, string>): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name]) =>
      name === 'content-type' || name.startsWith('x-amz-meta-') || name.startsWith('x-amz-server-side-encryption'),
  );
  return Object.fromEntries(kept);
}

export const checksumHeader = (checksum: Checksum | undefined): Record<string, string> =>
  checksum ? { [`x-amz-checksum-${checksum.algorithm}`]: checksum.value } : {};

export function putObject(
  { objects }: Objects,
  { key, headers }: S3Request,
  { content, checksum }: VerifiedBody,
): Answer {
  const etag = `"${md5(content, 'hex')}"`;
  const kept = keptHeaders(headers);
  objects.set(key, new StoredObject([content], { etag, checksum, headers: kept }));
  return { status: 200, headers: { etag, ...checksumHeader(checksum), ...encryptionOf(kept) } };
}

export function getObject({ objects }: Objects, { method, key, headers }: S3Request): Answer {
  const object = objects.get(key);
  if (!object) throw new S3Failure(404, 'NoSuchKey');
  if (headers['if-match'] && headers['if-match'] !== object.etag) throw new S3Failure(412, 'PreconditionFailed');
  const { size } = object;
  const range = rangeOf(headers['range'], size);
  const [start, end] = range ? [range.start, range.end + 1] : [0, size];
  return {
    status: range ? 206 : 200,
    headers: {
      ...headersOf(object),
      ...(headers['x-amz-checksum-mode'] === 'ENABLED' && !range ? checksumHeader(object.checksum) : {}),
      'content-length': String(end - start),
      ...(range ? { 'content-range': `bytes ${range.start}-${range.end}/${size}` } : {}),
    },
    body: method === 'HEAD' ? undefined : object.bytes(start, end),
  };
}

export function deleteObject({ objects }: Objects, { key }: S3Request): Answer {
  objects.delete(key);
  return { status: 204 };
}

function headersOf({ etag, modifiedAt, headers }: StoredObject): Record<string, string> {
  return { ...headers, etag, 'last-modified': modifiedAt.toUTCString(), 'accept-ranges': 'bytes' };
}

export const encryptionOf = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-amz-server-side-encryption')));

function rangeOf(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const found = /^bytes=(\d+)-(\d*)$/.exec(header ?? '');
  if (!found) return undefined;
  const start = Number(found[1]);
  const end = Math.min(found[2] === '' ? Infinity : Number(found[2]), size - 1);
  if (start >= size || start > end) throw new S3Failure(416, 'InvalidRange');
  return { start, end };
}
