import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { FileAltered, FileMissing, StorageUnreachable, type ByteRange } from '../storage.ts';
import type { Bucket } from './bucket.ts';
import { asStorageError, nameOf } from './s3-errors.ts';

/** Metadata of every object we write: the checksum of all of it, which a multipart object has nowhere else. */
export const SHA256 = 'sha256';

/**
 * Reads an object or a part of it. An answer that breaks off is asked for again from where it was, of the same object; a
 * whole one is compared with its checksum. Throws FileMissing and StorageUnreachable before the first byte; the stream
 * fails with FileAltered or StorageUnreachable.
 */
export async function readObject(bucket: Bucket, key: string, range?: ByteRange): Promise<Readable> {
  const first = await ask(bucket, key, { start: range?.start ?? 0, end: range?.end });
  const reading: Reading = { body: bodyOf(first), isOver: false };
  const made = content(bucket, key, range, first, reading);
  // Not Readable.from: that waits for its generator, and so for a bucket that says nothing, before it closes.
  return new Readable({
    highWaterMark: 256 * 1024,
    read() {
      made.next().then(
        ({ done, value }) => void this.push(done ? null : value),
        (error: Error) => this.destroy(error),
      );
    },
    destroy(error, callback) {
      reading.isOver = true;
      reading.body.destroy();
      callback(error);
    },
  });
}

/** Who reads may go away at any time. */
interface Reading {
  /** The answer that is being read. */
  body: Readable;
  isOver: boolean;
}

async function* content(
  bucket: Bucket,
  key: string,
  range: ByteRange | undefined,
  first: GetObjectCommandOutput,
  reading: Reading,
): AsyncGenerator<Uint8Array> {
  const start = range?.start ?? 0;
  const size = sizeOf(first);
  const end = Math.min(range?.end ?? Infinity, size - 1);
  const isWhole = start === 0 && end === size - 1;
  const expected = isWhole ? first.Metadata?.[SHA256] : undefined;
  const hash = expected ? createHash('sha256') : undefined;
  let position = start;
  let answer: GetObjectCommandOutput | undefined = first;
  for (let failures = 0; position <= end;) {
    try {
      if (!answer) {
        answer = await ask(bucket, key, { start: position, end }, first.ETag);
        reading.body = bodyOf(answer);
        if (reading.isOver) reading.body.destroy();
      }
      for await (const chunk of reading.body as AsyncIterable<Uint8Array>) {
        position += chunk.byteLength;
        failures = 0;
        if (position > end + 1) throw new FileAltered(key);
        hash?.update(chunk);
        yield chunk;
      }
      if (position > end) break;
      throw new Error('the answer was too short');
    } catch (error) {
      if (reading.isOver || error instanceof FileAltered) throw error;
      if (isChanged(error)) throw new FileAltered(key);
      failures += 1;
      if (failures >= bucket.tuning.attempts || error instanceof FileMissing) throw asUnreachable(error);
      await pause(bucket.tuning.pauseMs * 2 ** failures * (0.5 + Math.random()));
      answer = undefined;
    }
  }
  if (hash && hash.digest('hex') !== expected) throw new FileAltered(key);
}

async function ask(
  bucket: Bucket,
  key: string,
  { start, end }: { start: number; end: number | undefined },
  tag?: string,
): Promise<GetObjectCommandOutput> {
  const { sdk, client } = await bucket.open();
  const isWhole = start === 0 && end === undefined;
  try {
    return await client.send(
      new sdk.GetObjectCommand({
        Bucket: bucket.name,
        Key: bucket.objectKey(key),
        ...(isWhole ? {} : { Range: `bytes=${start}-${end ?? ''}` }),
        ...(tag && { IfMatch: tag }),
      }),
    );
  } catch (error) {
    throw isChanged(error) ? new FileAltered(key) : asStorageError(error, key);
  }
}

/** An answer that broke off is the network's word, which carries no sign of the SDK. */
function asUnreachable(error: unknown): unknown {
  if (error instanceof StorageUnreachable || error instanceof FileMissing) return error;
  return new StorageUnreachable(nameOf(error), { cause: error });
}

/** Another object stands under the key since the first answer. */
function isChanged(error: unknown): boolean {
  return error instanceof Error && error.name === 'PreconditionFailed';
}

/** Bytes of the whole object. */
function sizeOf({ ContentRange, ContentLength }: GetObjectCommandOutput): number {
  const total = ContentRange && /\/(\d+)$/.exec(ContentRange)?.[1];
  return total ? Number(total) : (ContentLength ?? 0);
}

function bodyOf({ Body }: GetObjectCommandOutput): Readable {
  if (Body instanceof Readable) return Body;
  throw new Error('an object came without its content');
}
