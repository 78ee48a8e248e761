import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { layOutZip, piecesOf, type ZipLayout } from './zip-layout.ts';

const modifiedAt = new Date('2026-11-22T10:20:30Z');
const GiB = 2 ** 30;

/** Reads an archive of which no byte is stored: entries are zeros. */
class Imagined extends yauzl.RandomAccessReader {
  readonly layout: ZipLayout;
  constructor(layout: ZipLayout) {
    super();
    this.layout = layout;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    const { layout } = this;
    return Readable.from(
      (function* () {
        for (const piece of piecesOf(layout, { start, end: end - 1 }))
          yield piece instanceof Uint8Array ? piece : Buffer.alloc(piece.range.end - piece.range.start + 1);
      })(),
    );
  }
}

const opened = (layout: ZipLayout) =>
  yauzl.fromRandomAccessReaderPromise(new Imagined(layout), layout.totalBytes, { autoClose: false });

describe('the layout of an archive', () => {
  it('goes beyond 4 GiB: sizes, places, and files behind them', async () => {
    const sizes = [5 * GiB, 10, 2 ** 32 - 1, 2 ** 32 - 2, 100 * GiB, 3];
    const layout = layOutZip(sizes.map((sizeBytes, i) => ({ name: `${i}`, sizeBytes, crc32: 0, modifiedAt })));
    const zip = await opened(layout);
    const found: number[] = [];
    for await (const entry of zip.eachEntry()) {
      found.push(entry.uncompressedSize);
      if (entry.uncompressedSize > 10) continue;
      // The local header stands where the directory says, and the bytes behind it.
      const stream = await zip.openReadStreamPromise(entry);
      expect(Buffer.concat(await stream.toArray())).toEqual(Buffer.alloc(entry.uncompressedSize));
    }
    expect(found).toEqual(sizes);
  });

  it('holds more than 65,535 files', async () => {
    const layout = layOutZip(
      Array.from({ length: 70_000 }, (_, i) => ({ name: `${i}.jpg`, sizeBytes: 1, crc32: 0, modifiedAt })),
    );
    expect((await opened(layout)).entryCount).toBe(70_000);
  });

  it('names only the pieces of a range', () => {
    const layout = layOutZip([0, 1, 2].map((i) => ({ name: `${i}`, sizeBytes: GiB, crc32: 0, modifiedAt })));
    const pieces = [...piecesOf(layout, { start: GiB + 1000, end: GiB + 1999 })];
    expect(pieces).toHaveLength(1);
    expect(pieces[0]).toMatchObject({ entry: 1 });
  });

  it.runIf(existsSync('/usr/bin/unzip'))('is found whole by Info-ZIP', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'etouch-zip-'));
    try {
      const contents = [Buffer.from('abc'), Buffer.alloc(0), Buffer.alloc(70_000, 1)];
      const layout = layOutZip(
        contents.map((content, i) => ({
          name: `Écrin ${i}/Lumen – ${i}.jpg`,
          sizeBytes: content.length,
          crc32: crc32(content),
          modifiedAt,
        })),
      );
      const bytes = [...piecesOf(layout, { start: 0, end: layout.totalBytes - 1 })].map((piece) =>
        piece instanceof Uint8Array ? piece : contents[piece.entry]!,
      );
      const path = join(folder, 'a.zip');
      await writeFile(path, Buffer.concat(bytes));
      const { stdout } = await promisify(execFile)('unzip', ['-t', path], { env: { LC_ALL: 'C.UTF-8' } });
      expect(stdout).toContain('No errors detected');
      expect(stdout).toContain('Écrin 2/Lumen – 2.jpg');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
