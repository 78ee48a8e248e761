import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import type { CompletedPart } from '@aws-sdk/client-s3';
import { FileAltered, StorageFull } from '../storage.ts';
import type { Bucket } from './bucket.ts';
import { headObject } from './head-object.ts';
import { SHA256 } from './read-object.ts';
import { asStorageError, nameOf } from './s3-errors.ts';
import { findUnfinished, listParts } from './unfinished.ts';

/** S3 takes so many parts. */
const MOST_PARTS = 10_000;
/** Parts on their way at once, unless they are large; memory is this many parts. */
const AT_ONCE = 3;
const LARGE_PART = 64 * 1024 * 1024;

/**
 * Sends a file of this machine as an object, whole or in parts, each with its SHA-256, and removes the file once the
 * bucket says that it has all of it. Broken off and called again, it goes on with the parts that are there.
 */
export async function writeObject(bucket: Bucket, path: string, key: string, sha256?: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const whole = sha256 ?? (await hashOf(handle, size));
    if (size <= bucket.tuning.partBytes) await sendWhole(bucket, handle, key, size, whole);
    else if (!(await stands(bucket, key, size, whole))) await sendParts(bucket, handle, key, size, whole);
  } catch (error) {
    throw asStorageError(error, key);
  } finally {
    await handle.close();
  }
  await rm(path, { force: true });
}

async function sendWhole(bucket: Bucket, handle: FileHandle, key: string, size: number, sha256: string): Promise<void> {
  const { sdk, client } = await bucket.open();
  const body = await readPart(handle, 0, size);
  // What is stored must be what was hashed, also where the caller did the hashing.
  if (hex(body) !== sha256) throw new FileAltered(key);
  await client.send(
    new sdk.PutObjectCommand({
      ...target(bucket, key),
      ...writing(bucket, sha256),
      Body: body,
      ContentLength: size,
      ChecksumSHA256: base64(sha256),
    }),
  );
}

async function sendParts(bucket: Bucket, handle: FileHandle, key: string, size: number, sha256: string): Promise<void> {
  const { sdk, client } = await bucket.open();
  const partBytes = partBytesFor(size, bucket.tuning.partBytes);
  const begin = async () => {
    const { UploadId } = await client.send(
      new sdk.CreateMultipartUploadCommand({
        ...target(bucket, key),
        ...writing(bucket, sha256),
        ChecksumAlgorithm: 'SHA256',
      }),
    );
    return UploadId!;
  };
  // One that was begun for another content gets its parts replaced, but keeps the checksum it was begun with.
  for (const isSecondTry of [false, true]) {
    const unfinished = isSecondTry ? undefined : await findUnfinished(bucket, key);
    const uploadId = unfinished ?? (await begin());
    const upload = { ...target(bucket, key), UploadId: uploadId };
    try {
      const had = unfinished ? await listParts(bucket, key, uploadId) : [];
      const parts = await sendMissing(bucket, handle, key, uploadId, { size, partBytes, had });
      await client.send(new sdk.CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: parts } }));
    } catch (error) {
      // Completed by another process, or by an earlier try whose answer was lost.
      if (nameOf(error) === 'NoSuchUpload' && (await stands(bucket, key, size, sha256))) return;
      if (nameOf(error) === 'NoSuchUpload' && unfinished) continue;
      if (asStorageError(error, key) instanceof StorageFull)
        await client.send(new sdk.AbortMultipartUploadCommand(upload)).catch(() => undefined);
      throw error;
    }
    if (await stands(bucket, key, size, sha256)) return;
  }
  throw new FileAltered(key);
}

/** Sends the parts that are not there yet, a few at once. */
async function sendMissing(
  bucket: Bucket,
  handle: FileHandle,
  key: string,
  uploadId: string,
  { size, partBytes, had }: { size: number; partBytes: number; had: CompletedPart[] },
): Promise<CompletedPart[]> {
  const { sdk, client } = await bucket.open();
  const there = new Map(had.map((part) => [part.PartNumber, part]));
  const parts: CompletedPart[] = [];
  const count = Math.ceil(size / partBytes);
  let next = 0;
  const work = async () => {
    while (next < count) {
      const index = next++;
      const PartNumber = index + 1;
      const body = await readPart(handle, index * partBytes, Math.min(partBytes, size - index * partBytes));
      const ChecksumSHA256 = base64(hex(body));
      const known = there.get(PartNumber);
      if (known?.ChecksumSHA256 === ChecksumSHA256) {
        parts[index] = known;
        continue;
      }
      const upload = { ...target(bucket, key), UploadId: uploadId, PartNumber };
      const { ETag } = await client.send(
        new sdk.UploadPartCommand({ ...upload, Body: body, ContentLength: body.byteLength, ChecksumSHA256 }),
      );
      parts[index] = { PartNumber, ETag, ChecksumSHA256 };
    }
  };
  // All of them end before the file is closed, also when one has failed; the first failure counts.
  const errors: unknown[] = [];
  const stopAll = (error: unknown) => {
    next = count;
    errors.push(error);
  };
  await Promise.all(Array.from({ length: partBytes > LARGE_PART ? 1 : AT_ONCE }, () => work().catch(stopAll)));
  if (errors.length > 0) throw errors[0];
  return parts;
}

/** Whether the very file stands there already, whole. */
async function stands(bucket: Bucket, key: string, size: number, sha256: string): Promise<boolean> {
  const facts = await headObject(bucket, key);
  return facts?.bytes === size && facts.sha256 === sha256;
}

function target(bucket: Bucket, key: string) {
  return { Bucket: bucket.name, Key: bucket.objectKey(key) };
}

function writing({ encryption }: Bucket, sha256: string) {
  return {
    // A picture is served by us with its own type; whoever opens the bucket must not run it.
    ContentType: 'application/octet-stream',
    Metadata: { [SHA256]: sha256 },
    ...(encryption && { ServerSideEncryption: encryption.algorithm }),
    ...(encryption?.algorithm === 'aws:kms' && encryption.keyId && { SSEKMSKeyId: encryption.keyId }),
  };
}

export function partBytesFor(size: number, usual: number): number {
  const needed = Math.ceil(size / MOST_PARTS);
  return needed <= usual ? usual : Math.ceil(needed / 1_048_576) * 1_048_576;
}

async function readPart(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const body = Buffer.allocUnsafe(length);
  for (let read = 0; read < length;) {
    const { bytesRead } = await handle.read(body, read, length - read, position + read);
    if (bytesRead === 0) throw new Error('the file became shorter while it was sent');
    read += bytesRead;
  }
  return body;
}

async function hashOf(handle: FileHandle, size: number): Promise<string> {
  const hash = createHash('sha256');
  if (size > 0)
    for await (const chunk of handle.createReadStream({ autoClose: false, start: 0, highWaterMark: 1_048_576 }))
      hash.update(chunk as Buffer);
  return hash.digest('hex');
}

const hex = (body: Buffer) => createHash('sha256').update(body).digest('hex');
const base64 = (sha256: string) => Buffer.from(sha256, 'hex').toString('base64');
