import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskStorage } from './disk.ts';
import { createS3Storage } from './s3/s3.ts';
import { FileMissing, StorageFull, type ListedFile, type Storage } from './storage.ts';
import { quickTuning } from './testing/quick-tuning.ts';
import { startS3Server, testCredentials, type S3Server } from './testing/s3-server/s3-server.ts';
import { settingsFor } from './testing/s3-storage.ts';

let root: string;
let storage: Storage;
let close: () => Promise<void>;

/** Every kind of storage, empty; what one promises the others keep. */
const kinds: Record<string, () => Promise<{ storage: Storage; close: () => Promise<void> }>> = {
  'on disk': async () => ({ storage: createDiskStorage(join(root, 'files')), close: async () => {} }),
  'in a bucket': () => inBucket({}),
  'in a bucket, below a prefix and encrypted': () =>
    inBucket({ prefix: 'studios/one/', encryption: { algorithm: 'aws:kms', keyId: 'key/1' } }),
};

async function inBucket(own: Partial<ReturnType<typeof settingsFor>>) {
  const server: S3Server = await startS3Server({ pageSize: 7, credentials: testCredentials });
  const settings = { ...settingsFor(server), ...own };
  return { storage: createS3Storage(settings, join(root, 'scratch'), quickTuning), close: () => server.close() };
}

const bytes = (length: number) => randomBytes(length);
const stream = (...chunks: Buffer[]) => Readable.from(chunks);
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const contentOf = async (key: string) => buffer(await storage.read(key));
const listed = async (prefix: string) => {
  const found: ListedFile[] = [];
  for await (const file of storage.list(prefix)) found.push(file);
  return found;
};
const fileOf = async (content: Buffer | string) => {
  const path = join(root, `local-${randomBytes(4).toString('hex')}`);
  await writeFile(path, content);
  return path;
};

describe.each(Object.entries(kinds))('storage %s', (_, open) => {
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'etouch-storage-'));
    ({ storage, close } = await open());
  });
  afterEach(async () => {
    await close();
    await rm(root, { recursive: true, force: true });
  });

  it('gives back what was put, with its size and checksum', async () => {
    const content = bytes(700_000);
    const stored = await storage.put('originals/a/b', stream(content.subarray(0, 300_000), content.subarray(300_000)));
    expect(stored).toEqual({ bytes: 700_000, sha256: sha256(content) });
    expect((await contentOf('originals/a/b')).equals(content)).toBe(true);
    const facts = await storage.stat('originals/a/b');
    expect(facts?.bytes).toBe(700_000);
    expect(Math.abs(facts!.modifiedAt.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it.each([0, 1, 65_535, 65_536, 65_537, 200_000])('keeps a file of %i bytes', async (length) => {
    const content = bytes(length);
    await storage.adopt(await fileOf(content), 'a');
    expect((await contentOf('a')).equals(content)).toBe(true);
    expect((await storage.stat('a'))?.bytes).toBe(length);
    expect(await storage.withLocalFile('a', async (path) => (await stat(path)).size)).toBe(length);
  });

  it('reads a part, both ends included', async () => {
    const content = bytes(200_000);
    await storage.put('a', stream(content));
    for (const [start, end] of [
      [0, 0],
      [2, 4],
      [65_530, 131_080],
      [199_999, 199_999],
      [0, 199_999],
    ] as const) {
      expect((await buffer(await storage.read('a', { start, end }))).equals(content.subarray(start, end + 1))).toBe(
        true,
      );
    }
  });

  it('names a missing file', async () => {
    expect(await storage.stat('nothing')).toBeNull();
    await expect(storage.read('nothing')).rejects.toBeInstanceOf(FileMissing);
    await expect(storage.read('nothing', { start: 0, end: 1 })).rejects.toBeInstanceOf(FileMissing);
    await expect(storage.withLocalFile('nothing', async () => 1)).rejects.toBeInstanceOf(FileMissing);
    await expect(storage.remove('nothing')).resolves.toBeUndefined();
    await expect(storage.removeBelow('nothing')).resolves.toBeUndefined();
    expect(await listed('nothing')).toEqual([]);
  });

  it.each(['../x', 'a/../../x', '/etc/passwd', 'a//b', '', '.hidden', 'a\0b', 'a\\..\\b', 'a/.'])(
    'refuses the key %j',
    async (key) => {
      await expect(storage.put(key, stream(bytes(1)))).rejects.toThrow('not a storage key');
      await expect(storage.read(key)).rejects.toThrow('not a storage key');
      await expect((async () => storage.remove(key))()).rejects.toThrow('not a storage key');
      await expect(storage.adopt(await fileOf('x'), key)).rejects.toThrow('not a storage key');
      if (key !== '') await expect(listed(key)).rejects.toThrow('not a storage key');
    },
  );

  it('leaves the old file and nothing aside when a writer fails', async () => {
    await storage.put('a', stream(Buffer.from('old')));
    const broken = async function* () {
      yield Buffer.from('ne');
      throw new Error('connection lost');
    };
    await expect(storage.put('a', broken())).rejects.toThrow('connection lost');
    expect((await contentOf('a')).toString()).toBe('old');
    const folder = (await readdir(root)).includes('scratch') ? join(root, 'scratch') : join(root, 'files', 'aside');
    expect(await readdir(folder)).toEqual([]);
  });

  it('says that the disk is full in its own word', async () => {
    const full = async function* () {
      yield Buffer.from('some');
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    await expect(storage.put('a', full())).rejects.toBeInstanceOf(StorageFull);
    expect(await storage.stat('a')).toBeNull();
  });

  it('adopts a file, which is then gone; the same file once more changes nothing', async () => {
    const content = bytes(200_000);
    const path = await fileOf(content);
    await storage.adopt(path, 'originals/1', { sha256: sha256(content) });
    await expect(stat(path)).rejects.toThrow('ENOENT');
    await writeFile(path, content);
    await storage.adopt(path, 'originals/1');
    await expect(stat(path)).rejects.toThrow('ENOENT');
    expect((await contentOf('originals/1')).equals(content)).toBe(true);
  });

  it('adopts a file from a scratch folder, which is then gone', async () => {
    const scratch = await storage.withScratch(async (directory) => {
      await writeFile(join(directory, 'preview.jpg'), 'picture');
      await storage.adopt(join(directory, 'preview.jpg'), 'derivatives/1/preview.jpg');
      return directory;
    });
    expect((await contentOf('derivatives/1/preview.jpg')).toString()).toBe('picture');
    await expect(readdir(scratch)).rejects.toThrow('ENOENT');
  });

  it('replaces a file by another of the same key', async () => {
    for (const length of [200_000, 150_000, 10]) {
      const content = bytes(length);
      await storage.adopt(await fileOf(content), 'a');
      expect((await contentOf('a')).equals(content)).toBe(true);
    }
  });

  it('refuses to adopt what is not there', async () => {
    await expect(storage.adopt(join(root, 'none'), 'a')).rejects.toThrow('ENOENT');
    expect(await storage.stat('a')).toBeNull();
  });

  it('removes a folder of keys, and no neighbour', async () => {
    for (const key of ['d/1/a', 'd/1/b/c', 'd/10/a', 'd/2/a']) await storage.put(key, stream(bytes(1)));
    await storage.removeBelow('d/1');
    expect((await listed('')).map(({ key }) => key)).toEqual(['d/10/a', 'd/2/a']);
    await storage.remove('d/2/a');
    expect((await listed('')).map(({ key }) => key)).toEqual(['d/10/a']);
  });

  it('lists every file below a folder in byte order, more than a page of them', async () => {
    const keys = ['a', 'a-b/x', 'a.b', 'b/1', 'b/1-2/x', 'b/10', 'b/2', 'b/Z', 'b/a', 'c/d/e'];
    const many = Array.from({ length: 20 }, (__, number) => `m/${String(number).padStart(3, '0')}`);
    for (const key of [...keys, ...many].toReversed()) await storage.put(key, stream(Buffer.from(key)));
    const all = await listed('');
    expect(all.map(({ key }) => key)).toEqual([...keys, ...many].toSorted((x, y) => (x < y ? -1 : 1)));
    expect(all.every(({ key, bytes: size }) => size === key.length)).toBe(true);
    expect((await listed('b')).map(({ key }) => key)).toEqual(keys.filter((key) => key.startsWith('b/')));
    expect((await listed('m/00')).length).toBe(0);
  });

  it('does not list what is being written', async () => {
    await mkdir(root, { recursive: true });
    await storage.withScratch(async (directory) => {
      await writeFile(join(directory, 'x'), 'x');
      expect(await listed('')).toEqual([]);
    });
  });

  it('keeps what is stored when unfinished writes are removed', async () => {
    await storage.put('a', stream(bytes(200_000)));
    await storage.removeUnfinished(new Date(Date.now() + 60_000));
    expect((await storage.stat('a'))?.bytes).toBe(200_000);
  });

  it('reads on one side while it is removed on the other without mixing contents', async () => {
    const content = bytes(300_000);
    await storage.put('a', stream(content));
    const reading = await storage.read('a');
    await storage.remove('a');
    const got = await buffer(reading).catch((error: unknown) => error);
    if (Buffer.isBuffer(got)) expect(got.equals(content)).toBe(true);
    else expect(got).toBeInstanceOf(FileMissing);
  });

  it('knows the free space', async () => {
    expect(await storage.freeBytes()).toBeGreaterThan(0);
  });
});
