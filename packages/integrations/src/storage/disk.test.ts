import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskIncomingFiles } from './disk-incoming.ts';
import { createDiskStorage } from './disk.ts';
import { FileMissing, StorageFull, type Storage } from './storage.ts';

let root: string;
let storage: Storage;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'etouch-storage-'));
  storage = createDiskStorage(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const bytes = (length: number) => randomBytes(length);
const stream = (...chunks: Buffer[]) => Readable.from(chunks);

describe('storage on disk', () => {
  it('gives back what was put, with its size and checksum', async () => {
    const content = bytes(700_000);
    const stored = await storage.put('originals/a/b', stream(content.subarray(0, 300_000), content.subarray(300_000)));
    expect(stored).toEqual({ bytes: 700_000, sha256: createHash('sha256').update(content).digest('hex') });
    expect((await buffer(await storage.read('originals/a/b'))).equals(content)).toBe(true);
    expect((await storage.stat('originals/a/b'))?.bytes).toBe(700_000);
  });

  it('reads a part, both ends included', async () => {
    await storage.put('a', stream(Buffer.from('0123456789')));
    expect((await buffer(await storage.read('a', { start: 2, end: 4 }))).toString()).toBe('234');
  });

  it('names a missing file', async () => {
    expect(await storage.stat('nothing')).toBeNull();
    await expect(storage.read('nothing')).rejects.toBeInstanceOf(FileMissing);
    await expect(storage.withLocalFile('nothing', async () => 1)).rejects.toBeInstanceOf(FileMissing);
    await expect(storage.remove('nothing')).resolves.toBeUndefined();
  });

  it.each(['../x', 'a/../../x', '/etc/passwd', 'a//b', '', '.hidden', 'a\0b', 'a\\..\\b', 'a/.'])(
    'refuses the key %j',
    async (key) => {
      await expect(storage.put(key, stream(bytes(1)))).rejects.toThrow('not a storage key');
      await expect(storage.read(key)).rejects.toThrow('not a storage key');
    },
  );

  it('leaves the old file and nothing aside when a writer fails', async () => {
    await storage.put('a', stream(Buffer.from('old')));
    const broken = async function* () {
      yield Buffer.from('ne');
      throw new Error('connection lost');
    };
    await expect(storage.put('a', broken())).rejects.toThrow('connection lost');
    expect((await buffer(await storage.read('a'))).toString()).toBe('old');
    expect(await readdir(join(root, 'aside'))).toEqual([]);
  });

  it('says that the disk is full in its own word', async () => {
    const full = async function* () {
      yield Buffer.from('some');
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    await expect(storage.put('a', full())).rejects.toBeInstanceOf(StorageFull);
    expect(await storage.stat('a')).toBeNull();
  });

  it('adopts a file from a scratch folder, which is then gone', async () => {
    const scratch = await storage.withScratch(async (directory) => {
      await writeFile(join(directory, 'preview.jpg'), 'picture');
      await storage.adopt(join(directory, 'preview.jpg'), 'derivatives/1/preview.jpg');
      return directory;
    });
    expect((await buffer(await storage.read('derivatives/1/preview.jpg'))).toString()).toBe('picture');
    await expect(readdir(scratch)).rejects.toThrow('ENOENT');
  });

  it('removes a folder of keys', async () => {
    await storage.put('derivatives/1/a', stream(bytes(1)));
    await storage.put('derivatives/2/a', stream(bytes(1)));
    await storage.removeBelow('derivatives/1');
    expect(await storage.stat('derivatives/1/a')).toBeNull();
    expect((await storage.stat('derivatives/2/a'))?.bytes).toBe(1);
  });

  it('removes what a killed process left aside, but nothing young', async () => {
    await storage.freeBytes();
    const old = join(root, 'aside', 'old');
    await mkdir(old);
    await writeFile(join(root, 'aside', 'young'), 'x');
    const longAgo = new Date(Date.now() - 48 * 60 * 60 * 1000);
    await utimes(old, longAgo, longAgo);
    await createDiskStorage(root).freeBytes();
    expect(await readdir(join(root, 'aside'))).toEqual(['young']);
  });

  it('knows the free space', async () => {
    expect(await storage.freeBytes()).toBeGreaterThan(0);
  });
});

describe('incoming files', () => {
  const file = { studioId: 'studio', uploadId: 'upload' };
  const incomingFiles = () => createDiskIncomingFiles(join(root, 'incoming'));

  it('keeps every byte that came before the sender went away', async () => {
    const incoming = incomingFiles();
    await incoming.create(file);
    expect(await incoming.append(file, 0, stream(Buffer.from('01234')))).toBe(5);
    const cut = Readable.from(
      (async function* () {
        yield Buffer.from('567');
        throw new Error('aborted');
      })(),
    );
    await expect(incoming.append(file, 5, cut)).rejects.toThrow('aborted');
    expect(await incoming.size(file)).toBe(8);
    expect(await incomingFiles().append(file, 8, stream(Buffer.from('89')))).toBe(10);
    await storage.adopt(incoming.path(file), 'originals/x');
    expect((await buffer(await storage.read('originals/x'))).toString()).toBe('0123456789');
  });

  it('refuses to leave a gap or to write over what is there', async () => {
    const incoming = incomingFiles();
    await incoming.create(file);
    await incoming.append(file, 0, stream(Buffer.from('abc')));
    await expect(incoming.append(file, 1, stream(Buffer.from('x')))).rejects.toThrow('holds 3 bytes');
    await expect(incoming.append(file, 9, stream(Buffer.from('x')))).rejects.toThrow('holds 3 bytes');
  });

  it('says how much is kept when the disk fills up', async () => {
    const incoming = incomingFiles();
    await incoming.create(file);
    const full = Readable.from(
      (async function* () {
        yield Buffer.from('kept');
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      })(),
    );
    const error: unknown = await incoming.append(file, 0, full).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StorageFull);
    expect((error as StorageFull).keptBytes).toBe(4);
  });

  it('lists an upload until it is forgotten, also when its bytes were moved away', async () => {
    const incoming = incomingFiles();
    expect(await incoming.list()).toEqual([]);
    await incoming.create(file);
    await storage.adopt(incoming.path(file), 'originals/x');
    expect(await incoming.size(file)).toBeNull();
    expect(await incoming.list()).toEqual([file]);
    await incoming.forget(file);
    expect(await incoming.list()).toEqual([]);
  });
});
