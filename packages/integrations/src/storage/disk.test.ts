import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskIncomingFiles } from './disk-incoming.ts';
import { createDiskStorage } from './disk.ts';
import { StorageFull, type Storage } from './storage.ts';

let root: string;
let storage: Storage;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'etouch-storage-'));
  storage = createDiskStorage(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const stream = (...chunks: Buffer[]) => Readable.from(chunks);

describe('storage on disk', () => {
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

  it('makes room once, also when it is asked for twice at the same moment or again later', async () => {
    const incoming = incomingFiles();
    await Promise.all([incoming.create(file), incoming.create(file)]);
    await incoming.append(file, 0, stream(Buffer.from('abc')));
    await incoming.create(file);
    expect(await incoming.size(file)).toBe(3);
  });

  it('gives the memory of chunks back that nobody else has, and of no others', async () => {
    const incoming = incomingFiles();
    await incoming.create(file);
    const own = new Uint8Array(Buffer.from('own'));
    const part = Buffer.from(new ArrayBuffer(8), 2, 4).fill('p');
    const seen: string[] = [];
    const options = {
      ownsChunks: true,
      limit: 6,
      onBytes: (chunks: readonly Uint8Array[]) => seen.push(chunks.join('')),
    };
    await expect(incoming.append(file, 0, stream(Buffer.from(own.buffer), part), options)).rejects.toThrow(
      'more than 6',
    );
    expect(seen.join('')).toBe('ownppp');
    expect(await readFile(incoming.path(file), 'utf8')).toBe('ownppp');
    expect([own.buffer.byteLength, part.byteLength]).toEqual([0, 4]);
    const kept = Buffer.from(new Uint8Array([120]).buffer);
    await incoming.append(file, 6, stream(kept));
    expect(kept.byteLength).toBe(1);
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
