import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { identifyStores } from './identify-stores.ts';
import { openStores } from './open-stores.ts';
import { readStorageSettings } from './settings.ts';

it('names a directory once, whoever asks first and wherever it is moved, and no file of it shows', async () => {
  const root = await mkdtemp(join(tmpdir(), 'etouch-names-'));
  const disk = readStorageSettings({});
  const [one, two] = await Promise.all([identifyStores(disk, join(root, 'a')), identifyStores(disk, join(root, 'a'))]);
  expect(one).toEqual(two);
  expect(await readdir(join(root, 'a', 'files'))).toEqual(['.etouch-store']);
  await rename(join(root, 'a'), join(root, 'b'));
  expect(await identifyStores(disk, join(root, 'b'))).toEqual(one);
  const other = await identifyStores(disk, join(root, 'c'));
  expect([other.storage === one.storage, other.incoming === one.incoming]).toEqual([false, false]);
  const { storage, incoming } = openStores(disk, join(root, 'b'));
  expect(await incoming.studios()).toEqual([]);
  for await (const file of storage.list('')) expect.unreachable(file.key);
  const bucket = { ETOUCH_STORAGE: 's3', ETOUCH_S3_BUCKET: 'shoots', ETOUCH_S3_PREFIX: 'one' };
  expect((await identifyStores(readStorageSettings(bucket), join(root, 'b'))).storage).toBe('s3 us-east-1 shoots/one/');
  await rm(root, { recursive: true });
});

it.each([
  [{ ETOUCH_STORAGE: 'tape' }, 'ETOUCH_STORAGE must be disk or s3.'],
  [{ ETOUCH_STORAGE: 's3' }, 'ETOUCH_S3_BUCKET is missing.'],
  [{ ETOUCH_STORAGE: 's3', ETOUCH_S3_BUCKET: 'b' }, 'ETOUCH_S3_BUCKET is not the name of a bucket.'],
  [
    { ETOUCH_STORAGE: 's3', ETOUCH_S3_BUCKET: 'abc', ETOUCH_S3_SECRET_ACCESS_KEY: 'x' },
    'ETOUCH_S3_ACCESS_KEY_ID is missing',
  ],
  [{ ETOUCH_STORAGE: 's3', ETOUCH_S3_BUCKET: 'abc', ETOUCH_S3_ENDPOINT: 'ftp://x' }, 'ETOUCH_S3_ENDPOINT must be'],
  [{ ETOUCH_STORAGE: 's3', ETOUCH_S3_BUCKET: 'abc', ETOUCH_S3_KMS_KEY_ID: 'k' }, 'ETOUCH_S3_KMS_KEY_ID needs'],
])('refuses the settings %j', (env, message) => {
  expect(() => readStorageSettings(env)).toThrow(message);
});
