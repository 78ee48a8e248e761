import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isDiskFull } from '../durable.ts';
import { createScratch } from '../scratch.ts';
import type { S3Settings } from '../settings.ts';
import { StorageFull, type Storage } from '../storage.ts';
import { openBucket, usualTuning, type S3Tuning } from './bucket.ts';
import { headObject } from './head-object.ts';
import { listObjects } from './list-objects.ts';
import { readObject } from './read-object.ts';
import { asStorageError, isMissing } from './s3-errors.ts';
import { abortUnfinished } from './unfinished.ts';
import { writeObject } from './write-object.ts';

/**
 * Files as objects of a bucket, each with its SHA-256 beside it. What is written passes through `scratchFolder` on a disk
 * of this machine: its size and checksum are known before the first byte is sent, and a part can be sent again.
 */
export function createS3Storage(settings: S3Settings, scratchFolder: string, tuning: S3Tuning = usualTuning): Storage {
  const bucket = openBucket(settings, tuning);
  const scratch = createScratch(scratchFolder);
  /** A path of this machine for one file, which is gone afterwards. */
  const withFile = async <T>(use: (path: string) => Promise<T>): Promise<T> => {
    const path = join(await scratch.folder(), randomUUID());
    try {
      return await use(path);
    } catch (error) {
      throw isDiskFull(error) && !(error instanceof StorageFull) ? new StorageFull(0) : error;
    } finally {
      await rm(path, { force: true });
    }
  };
  const attempt = async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw asStorageError(error, key);
    }
  };

  const remove: Storage['remove'] = async (key) => {
    const Key = bucket.objectKey(key);
    const { sdk, client } = await bucket.open();
    await attempt(key, async () => {
      await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket.name, Key })).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    });
  };

  return {
    put: (key, content) =>
      withFile(async (path) => {
        bucket.objectKey(key);
        const hash = createHash('sha256');
        let bytes = 0;
        const handle = await open(path, 'wx');
        try {
          for await (const chunk of content) {
            hash.update(chunk);
            bytes += chunk.byteLength;
            await handle.writeFile(chunk);
          }
        } finally {
          await handle.close();
        }
        const sha256 = hash.digest('hex');
        await writeObject(bucket, path, key, sha256);
        return { bytes, sha256 };
      }),

    adopt: (path, key, known) => writeObject(bucket, path, key, known?.sha256),

    read: (key, range) => readObject(bucket, key, range),

    stat: (key) => headObject(bucket, key),

    remove,

    async removeBelow(prefix) {
      for await (const { key } of listObjects(bucket, prefix)) await remove(key);
    },

    list: (prefix) => listObjects(bucket, prefix),

    async removeUnfinished(before) {
      await scratch.removeLeftBehind(before);
      await attempt('', () => abortUnfinished(bucket, before));
    },

    withLocalFile: (key, use) =>
      withFile(async (path) => {
        await pipeline(await readObject(bucket, key), createWriteStream(path, { flags: 'wx' }));
        return use(path);
      }),

    withScratch: (use) => scratch.withFolder(use),

    async freeBytes() {
      const { bavail, bsize } = await statfs(await scratch.folder());
      return bavail * bsize;
    },
  };
}
