import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHUNK_BYTES, giveChunk, lendChunk, takeChunk } from './chunk-pool.ts';
import { readOpenFile } from './read-open-file.ts';

let folder: string;
const content = randomBytes(3 * CHUNK_BYTES + 1000);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'etouch-read-'));
  await writeFile(join(folder, 'a'), content);
});
afterAll(() => rm(folder, { recursive: true }));

const opened = () => open(join(folder, 'a'), 'r');

describe('an open file', () => {
  it.each([
    [undefined],
    [{ start: 0, end: 0 }],
    [{ start: 5, end: CHUNK_BYTES + 5 }],
    [{ start: 3 * CHUNK_BYTES, end: 10 ** 9 }],
  ])('gives the range %j', async (range) => {
    const read = Buffer.concat(await readOpenFile(await opened(), range).toArray());
    expect(read.equals(content.subarray(range?.start ?? 0, (range?.end ?? content.length) + 1))).toBe(true);
  });

  it('is right also when every chunk is given back while the next is read', async () => {
    const files = await Promise.all([1, 2, 3].map(opened));
    const all = await Promise.all(
      files.map(async (handle) => {
        const copies: Buffer[] = [];
        for await (const chunk of readOpenFile(handle) as AsyncIterable<Buffer>) {
          copies.push(Buffer.from(chunk));
          giveChunk(chunk);
        }
        return Buffer.concat(copies);
      }),
    );
    for (const read of all) expect(read.equals(content)).toBe(true);
  });

  it('is closed when its reader goes away in the middle, and at its end', async () => {
    const handle = await opened();
    const stream = readOpenFile(handle);
    const left = new Promise((resolve) => stream.once('close', resolve));
    for await (const chunk of stream) {
      expect(chunk).toBeDefined();
      break;
    }
    await left;
    expect(handle.fd).toBe(-1);
    const whole = await opened();
    const read = readOpenFile(whole);
    const ended = new Promise((resolve) => read.once('close', resolve));
    await read.toArray();
    await ended;
    expect(whole.fd).toBe(-1);
  });
});

describe('chunks', () => {
  it('come back once, and whole', () => {
    const buffer = takeChunk();
    const chunk = lendChunk(buffer, 1000);
    giveChunk(chunk.subarray(0, 10));
    giveChunk(Buffer.from('another'));
    expect(takeChunk()).not.toBe(buffer);
    giveChunk(chunk);
    giveChunk(chunk);
    expect(takeChunk()).toBe(buffer);
    expect(takeChunk()).not.toBe(buffer);
  });
});
