import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileAltered, StorageFull, StorageUnreachable, type Storage } from '../storage.ts';
import { quickTuning } from '../testing/quick-tuning.ts';
import { startS3Server, type S3Server } from '../testing/s3-server/s3-server.ts';
import { settingsFor } from '../testing/s3-storage.ts';
import { createS3Storage } from './s3.ts';
import { partBytesFor } from './write-object.ts';

let root: string;
let server: S3Server;
let storage: Storage;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'etouch-s3-'));
  server = await startS3Server();
  storage = createS3Storage(settingsFor(server), join(root, 'scratch'), quickTuning);
});
afterEach(async () => {
  await server.close();
  await rm(root, { recursive: true, force: true });
});

const content = randomBytes(300_000);
const sha256 = createHash('sha256').update(content).digest('hex');
const aFile = async (bytes: Buffer = content) => {
  const path = join(root, `local-${randomBytes(4).toString('hex')}`);
  await writeFile(path, bytes);
  return path;
};
const isPart = ({ query }: { query: URLSearchParams }) => query.has('partNumber');

describe('writing to a bucket', () => {
  it('sends parts with their checksums, and that of the whole beside it', async () => {
    await storage.adopt(await aFile(), 'a');
    const [object] = server.objects.values();
    expect(object?.headers['x-amz-meta-sha256']).toBe(sha256);
    expect(object?.checksum?.value).toMatch(/-5$/);
    expect((await storage.stat('a'))?.sha256).toBe(sha256);
    expect(server.uploads.size).toBe(0);
  });

  it('asks for encryption, with the key that was named', async () => {
    const encrypted = (algorithm: 'AES256' | 'aws:kms', keyId: string) =>
      createS3Storage({ ...settingsFor(server), encryption: { algorithm, keyId } }, root, quickTuning);
    await encrypted('AES256', '').adopt(await aFile(), 'large');
    await encrypted('aws:kms', 'key/1').adopt(await aFile(Buffer.from('small')), 'small');
    const headers = (key: string) => server.objects.get(key)?.headers ?? {};
    expect(headers('large')['x-amz-server-side-encryption']).toBe('AES256');
    expect(headers('small')).toMatchObject({
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': 'key/1',
    });
  });

  it.each([
    ['SlowDown', { kind: 'refuse', status: 503, code: 'SlowDown' }],
    ['a connection cut in the middle', { kind: 'cut request', afterBytes: 30_000 }],
    ['a lost answer', { kind: 'lose answer' }],
  ] as const)('goes on after %s of a part, and of what begins and completes it', async (_, fault) => {
    server.faults.add(fault, isPart);
    server.faults.add(fault, ({ method, query }) => method === 'POST' && query.has('uploadId'));
    await storage.adopt(await aFile(), 'a');
    expect(server.faults.happened).toBe(2);
    expect(server.objects.get('a')?.content.equals(content)).toBe(true);
  });

  it('sends a small file once more when its answer was lost', async () => {
    server.faults.add({ kind: 'lose answer' });
    await storage.adopt(await aFile(Buffer.from('small')), 'a');
    expect(server.requests).toEqual(['PUT a', 'PUT a']);
  });

  it('goes on with the parts that are there after it was broken off', async () => {
    const path = await aFile();
    server.faults.add(
      { kind: 'refuse', status: 503, code: 'SlowDown' },
      ({ query }) => query.get('partNumber') === '4',
      9,
    );
    await expect(storage.adopt(path, 'a')).rejects.toBeInstanceOf(StorageUnreachable);
    expect((await stat(path)).size).toBe(300_000);
    expect(server.objects.size).toBe(0);
    const there = [...server.uploads.values()][0]!.parts.size;
    expect(there).toBeGreaterThan(0);
    server.faults.clear();
    server.requests.length = 0;
    await storage.adopt(path, 'a', { sha256 });
    expect(server.requests.filter((line) => line.includes('partNumber')).length).toBe(5 - there);
    expect(server.objects.get('a')?.content.equals(content)).toBe(true);
    expect(server.uploads.size).toBe(0);
  });

  it('does not take over what an unfinished write of another content has left', async () => {
    server.faults.add(
      { kind: 'refuse', status: 503, code: 'SlowDown' },
      ({ query }) => query.get('partNumber') === '4',
      9,
    );
    await expect(storage.adopt(await aFile(randomBytes(300_000)), 'a')).rejects.toBeInstanceOf(StorageUnreachable);
    server.faults.clear();
    await storage.adopt(await aFile(), 'a');
    expect(server.objects.get('a')?.content.equals(content)).toBe(true);
    expect((await storage.stat('a'))?.sha256).toBe(sha256);
  });

  it('writes the same file twice at once without harm', async () => {
    await Promise.all([storage.adopt(await aFile(), 'a'), storage.adopt(await aFile(), 'a')]);
    expect(server.objects.get('a')?.content.equals(content)).toBe(true);
  });

  it('does not send a file again whose completion was killed before the file was removed', async () => {
    await storage.adopt(await aFile(), 'a');
    server.requests.length = 0;
    await storage.adopt(await aFile(), 'a');
    expect(server.requests).toEqual(['HEAD a']);
  });

  it('refuses a file that is not what its caller says', async () => {
    await expect(storage.adopt(await aFile(Buffer.from('x')), 'a', { sha256 })).rejects.toBeInstanceOf(FileAltered);
    expect(server.objects.size).toBe(0);
  });

  it('names a full bucket', async () => {
    server.faults.add({ kind: 'refuse', status: 507, code: 'XMinioStorageFull' }, isPart, 9);
    const path = await aFile();
    await expect(storage.adopt(path, 'a')).rejects.toBeInstanceOf(StorageFull);
    expect((await stat(path)).size).toBe(300_000);
    expect(server.uploads.size).toBe(0);
  });

  it('gives up writes that nobody finished, the old ones only', async () => {
    server.faults.add(
      { kind: 'refuse', status: 503, code: 'SlowDown' },
      ({ query }) => query.get('partNumber') === '2',
      99,
    );
    for (const key of ['a', 'b'])
      await expect(storage.adopt(await aFile(), key)).rejects.toBeInstanceOf(StorageUnreachable);
    await storage.removeUnfinished(new Date(Date.now() - 60_000));
    expect(server.uploads.size).toBe(2);
    await storage.removeUnfinished(new Date(Date.now() + 60_000));
    expect(server.uploads.size).toBe(0);
  });

  it('makes larger parts of a file that would need more than S3 takes', () => {
    expect(partBytesFor(1_000_000, 16_777_216)).toBe(16_777_216);
    const large = 5_000_000_000_000;
    expect(Math.ceil(large / partBytesFor(large, 16_777_216))).toBeLessThanOrEqual(10_000);
  });
});

describe('reading from a bucket', () => {
  beforeEach(async () => {
    await storage.adopt(await aFile(), 'a');
  });

  it('goes on where an answer broke off', async () => {
    server.faults.add({ kind: 'cut answer', afterBytes: 100_000 }, ({ method }) => method === 'GET', 2);
    expect((await buffer(await storage.read('a'))).equals(content)).toBe(true);
    expect(server.faults.happened).toBe(2);
    server.faults.add({ kind: 'cut answer', afterBytes: 10 }, ({ method }) => method === 'GET');
    const part = await buffer(await storage.read('a', { start: 5, end: 199_999 }));
    expect(part.equals(content.subarray(5, 200_000))).toBe(true);
  });

  it('fails rather than end early when answers keep breaking off', async () => {
    server.faults.add({ kind: 'cut answer', afterBytes: 0 }, ({ method }) => method === 'GET', 99);
    await expect(buffer(await storage.read('a'))).rejects.toBeInstanceOf(StorageUnreachable);
  });

  it('notices an object that is not what was stored', async () => {
    const object = server.objects.get('a')!;
    object.content = Buffer.from(object.content);
    object.content[150_000]! ^= 1;
    await expect(buffer(await storage.read('a'))).rejects.toBeInstanceOf(FileAltered);
    await expect(storage.withLocalFile('a', async () => 'used')).rejects.toBeInstanceOf(FileAltered);
    object.content = object.content.subarray(0, 100_000);
    await expect(buffer(await storage.read('a'))).rejects.toBeInstanceOf(FileAltered);
    expect(await readdir(join(root, 'scratch'))).toEqual([]);
  });

  it('never joins two objects to one file', async () => {
    const other = Buffer.from(content.toReversed());
    server.faults.add({ kind: 'cut answer', afterBytes: 100_000 }, ({ method }) => method === 'GET');
    const reading = await storage.read('a');
    await storage.adopt(await aFile(other), 'a');
    await expect(buffer(reading)).rejects.toBeInstanceOf(FileAltered);
  });

  it('lets go of the connection when the reader goes away', async () => {
    const reading = await storage.read('a');
    for await (const chunk of reading) {
      expect((chunk as Buffer).length).toBeGreaterThan(0);
      break;
    }
    expect(reading.destroyed).toBe(true);
    // An answer that is late: nobody waits for it, and it is not asked for again.
    server.faults.add({ kind: 'cut answer', afterBytes: 1_000 }, ({ method }) => method === 'GET');
    const late = await storage.read('a');
    server.requests.length = 0;
    const closed = once(late, 'close');
    late.destroy();
    await closed;
    expect(server.requests).toEqual([]);
  });
});

describe('a bucket that cannot be worked with', () => {
  const all = (one: Storage): Record<string, () => Promise<unknown>> => ({
    put: () => one.put('a', Readable.from([Buffer.from('x')])),
    adopt: async () => one.adopt(await aFile(), 'a'),
    read: () => one.read('a'),
    stat: () => one.stat('a'),
    remove: () => one.remove('a'),
    removeBelow: () => one.removeBelow('a'),
    list: () => one.list('')[Symbol.asyncIterator]().next(),
    removeUnfinished: () => one.removeUnfinished(new Date()),
    withLocalFile: () => one.withLocalFile('a', async () => 1),
  });
  const reasons = async (one: Storage) => {
    const found: string[] = [];
    for (const [name, work] of Object.entries(all(one))) {
      const error: unknown = await work().catch((reason: unknown) => reason);
      expect(error, name).toBeInstanceOf(StorageUnreachable);
      found.push((error as Error).message.replace(/.*: /, ''));
    }
    return new Set(found);
  };

  it('is named, and used again once it is back', async () => {
    await server.goAway();
    expect(await reasons(storage)).toEqual(new Set(['ECONNREFUSED']));
    await server.comeBack();
    await storage.adopt(await aFile(), 'a');
    expect((await storage.stat('a'))?.bytes).toBe(300_000);
  });

  it('is named when it does not say anything', async () => {
    const impatient = createS3Storage(settingsFor(server), root, { ...quickTuning, silenceMs: 50, attempts: 1 });
    server.faults.add({ kind: 'late', ms: 500 }, undefined, 1);
    await expect(impatient.stat('a')).rejects.toBeInstanceOf(StorageUnreachable);
  });

  it('is named when the clocks differ, and nothing is lost', async () => {
    // To HEAD a bucket answers without a word.
    const speaks = ({ method }: { method: string }) => method !== 'HEAD';
    server.faults.add({ kind: 'refuse', status: 403, code: 'RequestTimeTooSkewed' }, speaks, 99);
    const path = await aFile();
    const error: unknown = await storage.adopt(path, 'a').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StorageUnreachable);
    expect((error as Error).message).toContain('RequestTimeTooSkewed');
    expect((await stat(path)).size).toBe(300_000);
    server.faults.clear();
    await storage.adopt(path, 'a');
    expect(server.objects.get('a')?.content.equals(content)).toBe(true);
  });

  it('is named when it refuses our credentials, without a word of them', async () => {
    const secretAccessKey = 'not-the-secret';
    const settings = { ...settingsFor(server), credentials: { ...server.credentials, secretAccessKey } };
    const refused = createS3Storage(settings, root, quickTuning);
    const error: unknown = await refused.read('a').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StorageUnreachable);
    expect((error as Error).message).toContain('SignatureDoesNotMatch');
    expect(JSON.stringify(error) + (error as Error).stack).not.toContain(secretAccessKey);
    const elsewhere = createS3Storage({ ...settingsFor(server), bucket: 'another' }, root, quickTuning);
    await expect(elsewhere.read('a')).rejects.toThrow('NoSuchBucket');
  });
});
