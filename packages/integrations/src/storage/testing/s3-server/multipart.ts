import { randomUUID } from 'node:crypto';
import { xmlAnswer, type Answer, type S3Request } from './answer.ts';
import type { VerifiedBody } from './body.ts';
import { compositeChecksum, md5 } from './checksums.ts';
import { S3Failure } from './failure.ts';
import { sortedKeys, StoredObject, type MultipartUpload, type Objects } from './objects.ts';
import { checksumHeader, encryptionOf, keptHeaders } from './single-objects.ts';
import { textsOf } from './xml.ts';

/** Parts but the last must be at least so long; S3's own 5 MiB would make small tests impossible. */
export const SMALLEST_PART = 64 * 1024;

export function createUpload({ uploads }: Objects, { key, headers }: S3Request): Answer {
  const id = randomUUID();
  uploads.set(id, { key, begunAt: new Date(), headers: keptHeaders(headers), parts: new Map() });
  const answer = xmlAnswer('InitiateMultipartUploadResult', { Key: key, UploadId: id });
  return { ...answer, headers: { ...answer.headers, ...encryptionOf(headers) } };
}

export function uploadPart(store: Objects, request: S3Request, { content, checksum }: VerifiedBody): Answer {
  const number = Number(request.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > 10_000) throw new S3Failure(400, 'InvalidArgument');
  const etag = `"${md5(content, 'hex')}"`;
  const { parts } = uploadOf(store, request);
  // Parts of nothing but zeros are one in memory.
  const equal = [...parts.values()].find((part) => part.etag === etag);
  parts.set(number, { content: equal?.content ?? content, etag, checksum });
  return { status: 200, headers: { etag, ...checksumHeader(checksum) } };
}

export function completeUpload(store: Objects, request: S3Request, { content }: VerifiedBody): Answer {
  const upload = uploadOf(store, request);
  const named = textsOf('Part', content.toString());
  if (named.length === 0) throw new S3Failure(400, 'MalformedXML');
  let last = 0;
  const parts = named.map((xml, index) => {
    const number = Number(textsOf('PartNumber', xml)[0]);
    if (number <= last) throw new S3Failure(400, 'InvalidPartOrder');
    last = number;
    const part = upload.parts.get(number);
    if (!part || unquoted(textsOf('ETag', xml)[0] ?? '') !== unquoted(part.etag))
      throw new S3Failure(400, 'InvalidPart');
    const checksum = textsOf('ChecksumSHA256', xml)[0];
    if (checksum !== undefined && checksum !== part.checksum?.value) throw new S3Failure(400, 'InvalidPart');
    if (index < named.length - 1 && part.content.length < SMALLEST_PART) throw new S3Failure(400, 'EntityTooSmall');
    return part;
  });
  const etag = `"${md5(Buffer.concat(parts.map((part) => Buffer.from(unquoted(part.etag), 'hex'))), 'hex')}-${parts.length}"`;
  const pieces = parts.map((part) => part.content);
  const checksum = compositeChecksum(parts.map((part) => part.checksum));
  store.objects.set(upload.key, new StoredObject(pieces, { etag, checksum, headers: upload.headers }));
  store.uploads.delete(request.query.get('uploadId') ?? '');
  return xmlAnswer('CompleteMultipartUploadResult', { Key: upload.key, ETag: etag });
}

export function abortUpload(store: Objects, request: S3Request): Answer {
  uploadOf(store, request);
  store.uploads.delete(request.query.get('uploadId') ?? '');
  return { status: 204 };
}

export function listParts(store: Objects, request: S3Request): Answer {
  const upload = uploadOf(store, request);
  const limit = Number(request.query.get('max-parts') ?? 1_000);
  const after = Number(request.query.get('part-number-marker') ?? 0);
  const numbers = [...upload.parts.keys()].filter((number) => number > after).sort((a, b) => a - b);
  const page = numbers.slice(0, limit);
  return xmlAnswer('ListPartsResult', {
    Key: upload.key,
    IsTruncated: numbers.length > limit,
    NextPartNumberMarker: page.at(-1),
    Part: page.map((number) => {
      const { content, etag, checksum } = upload.parts.get(number)!;
      const sums = checksum?.algorithm === 'sha256' ? { ChecksumSHA256: checksum.value } : {};
      return { PartNumber: number, ETag: etag, Size: content.length, ...sums };
    }),
  });
}

export function listUploads({ uploads }: Objects, { query }: S3Request): Answer {
  const limit = Number(query.get('max-uploads') ?? 1_000);
  const place = (key: string, id: string) => `${key}\0${id}`;
  const after = query.get('key-marker')
    ? place(query.get('key-marker')!, query.get('upload-id-marker') ?? '\uffff')
    : '';
  const places = new Map([...uploads].map(([id, upload]) => [place(upload.key, id), { id, upload }]));
  const found = sortedKeys(places.keys(), query.get('prefix') ?? '', after);
  const page = found.slice(0, limit).map((key) => places.get(key)!);
  return xmlAnswer('ListMultipartUploadsResult', {
    IsTruncated: found.length > limit,
    NextKeyMarker: page.at(-1)?.upload.key,
    NextUploadIdMarker: page.at(-1)?.id,
    Upload: page.map(({ id, upload }) => ({ Key: upload.key, UploadId: id, Initiated: upload.begunAt.toISOString() })),
  });
}

function uploadOf({ uploads }: Objects, { key, query }: S3Request): MultipartUpload {
  const upload = uploads.get(query.get('uploadId') ?? '');
  if (upload?.key !== key) throw new S3Failure(404, 'NoSuchUpload');
  return upload;
}

const unquoted = (etag: string) => etag.replace(/^"|"$/g, '');
