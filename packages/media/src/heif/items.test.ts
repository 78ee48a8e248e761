import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { decode } from '../decode/decode.ts';
import { MAXIMUM_PIXELS } from '../probe/pixel-budget.ts';
import { probeFile } from '../probe/probe-file.ts';
import type { Facts } from '../result.ts';
import {
  clap,
  codedItem,
  gridContent,
  HALVES,
  heic,
  heicOf,
  ispe,
  overlayContent,
  TEN_BITS,
  TILES,
  type HeicItem,
} from '../testing/sample-heic.ts';
import { save, temporaryDirectory } from '../testing/sample-images.ts';
import { box } from '../testing/sample-raws.ts';

let directory: string;
let files = 0;
beforeAll(async () => {
  directory = await temporaryDirectory();
});

interface Pixels {
  facts: Facts;
  width: number;
  height: number;
  /** Red, green and blue of a pixel, 0 to 255, or to 65,535 beyond 8 bits. */
  at(x: number, y: number): number[];
}

async function pixelsOf(content: Buffer): Promise<Pixels> {
  const name = `${++files}.heic`;
  const path = await save(directory, name, content);
  const probed = await probeFile(path);
  if (!probed.ok) throw new Error(`${probed.code} ${probed.detail.reason}`);
  const scratch = join(directory, `${name}.scratch`);
  const picture = await decode(path, probed.facts, scratch, MAXIMUM_PIXELS);
  const { width, height } = picture;
  const opened = sharp(picture.path).raw(picture.deep ? { depth: 'ushort' } : {});
  const bytes = await (picture.deep ? opened.toColourspace('rgb16') : opened).toBuffer();
  const values = picture.deep ? new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2) : bytes;
  const at = (x: number, y: number) => [...values.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
  return { facts: probed.facts, width, height, at };
}

/** Every pixel is the one that `expected` gives for its place. */
function expectPixels(made: Pixels, width: number, height: number, expected: (x: number, y: number) => number[]): void {
  expect([made.width, made.height, made.facts.width, made.facts.height]).toEqual([width, height, width, height]);
  const others: unknown[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [is, shall] = [made.at(x, y), expected(x, y)];
      if (is.some((value, c) => value !== shall[c])) others.push({ x, y, is, shall });
    }
  expect(others.slice(0, 3)).toEqual([]);
}

const tiles = (): HeicItem[] => TILES.map((tile, i) => codedItem(i + 2, tile));

/** Four tiles, two in a row, of which so much is shown. */
function grid(width: number, height: number, ...more: Buffer[]): Buffer {
  const content = gridContent(2, 2, width, height);
  const main = { id: 1, type: 'grid', content, properties: [ispe(width, height), ...more] } as const;
  return heicOf([main, ...tiles()], [{ type: 'dimg', from: 1, to: [2, 3, 4, 5] }]);
}

/** A pixel of the four tiles, each decoded by itself, laid two in a row. */
async function laidTiles(): Promise<(x: number, y: number) => number[]> {
  const alone = await Promise.all(TILES.map((tile) => pixelsOf(heicOf([codedItem(1, tile)]))));
  return (x, y) => alone[Math.floor(y / 64) * 2 + Math.floor(x / 64)]?.at(x % 64, y % 64) ?? [];
}

describe('a HEIC of several items', () => {
  it('is whole across the seams of its tiles, and ends where the grid says', async () => {
    const laid = await laidTiles();
    expectPixels(await pixelsOf(grid(128, 128)), 128, 128, laid);
    expectPixels(await pixelsOf(grid(100, 90)), 100, 90, laid);
  });

  it('is whole with more tiles than libvips lets pass', async () => {
    const [columns, rows] = [24, 12];
    const content = gridContent(columns, rows, columns * 64, rows * 64);
    const main = { id: 1, type: 'grid', content, properties: [ispe(columns * 64, rows * 64)] } as const;
    const many = Array.from({ length: columns * rows }, (_, i) => codedItem(i + 2, TILES[i % 4] ?? HALVES));
    const made = await pixelsOf(heicOf([main, ...many], [{ type: 'dimg', from: 1, to: many.map(({ id }) => id) }]));
    const laid = await laidTiles();
    // The tile of a place is the number of the place, counted by fours.
    expectPixels(made, columns * 64, rows * 64, (x, y) => {
      const tile = (Math.floor(y / 64) * columns + Math.floor(x / 64)) % 4;
      return laid((x % 64) + (tile % 2) * 64, (y % 64) + Math.floor(tile / 2) * 64);
    });
  });

  it('is turned, mirrored and cut as its properties say, in their order', async () => {
    const laid = await laidTiles();
    const turned = await pixelsOf(grid(100, 90, box('irot', Buffer.from([3]))));
    // Three quarters against the clock: the left column is the first row, read upwards.
    expectPixels(turned, 90, 100, (x, y) => laid(y, 89 - x));
    const mirrored = await pixelsOf(grid(100, 90, box('imir', Buffer.from([1]))));
    expectPixels(mirrored, 100, 90, (x, y) => laid(99 - x, y));
    // 40 × 20 pixels whose centre lies 8 left of the picture's and 4 below it.
    const cut = grid(128, 128, clap(40, 20, -8, 4));
    expectPixels(await pixelsOf(cut), 40, 20, (x, y) => laid(x + 36, y + 58));
    const both = grid(128, 128, clap(40, 20, -8, 4), box('irot', Buffer.from([1])));
    // A quarter against the clock: the right column is the first row.
    expectPixels(await pixelsOf(both), 20, 40, (x, y) => laid(39 - y + 36, x + 58));
  });

  it('is laid over a ground, or the same picture under another number', async () => {
    const laid = await laidTiles();
    const content = overlayContent(100, 80, [0, 0], [30, 16]);
    const main = { id: 1, type: 'iovl', content, properties: [ispe(100, 80)] } as const;
    const over = await pixelsOf(heicOf([main, ...tiles().slice(0, 2)], [{ type: 'dimg', from: 1, to: [2, 3] }]));
    // The second lies on the first; where neither lies is the ground, which is white.
    expectPixels(over, 100, 80, (x, y) => {
      if (x >= 30 && x < 94 && y >= 16) return laid(64 + x - 30, y - 16);
      return x < 64 && y < 64 ? laid(x, y) : [255, 255, 255];
    });
    const same = { id: 1, type: 'iden', content: Buffer.alloc(0), properties: [ispe(64, 64)] } as const;
    const identity = await pixelsOf(heicOf([same, ...tiles().slice(0, 1)], [{ type: 'dimg', from: 1, to: [2] }]));
    expectPixels(identity, 64, 64, laid);
  });

  it('has its 10 bits, with steps that 8 would not have', async () => {
    const made = await pixelsOf(heicOf([codedItem(1, TEN_BITS)]));
    expect(made.facts).toMatchObject({ bitDepth: 10, width: 64, height: 64 });
    const greens = Array.from({ length: 64 }, (_, y) => made.at(32, y)[1] ?? 0);
    expect(Math.abs((greens[0] ?? 0) / 65535 - 0.2)).toBeLessThan(0.01);
    expect(Math.abs((greens[63] ?? 0) / 65535 - 0.24)).toBeLessThan(0.01);
    expect(new Set(greens).size).toBeGreaterThan(20);
    expect(new Set(greens.map((green) => green >> 8)).size).toBeLessThan(14);
  });

  it.each([
    ['transparency', 'urn:mpeg:hevc:2015:auxid:1'],
    ['depth', 'urn:mpeg:hevc:2015:auxid:2'],
    ['light beyond white', 'urn:com:apple:photo:2020:aux:hdrgainmap'],
  ])('is the main picture whatever stands beside it: %s', async (_, kind) => {
    const plain = await pixelsOf(heic());
    const [tile] = TILES;
    const beside = codedItem(2, tile ?? HALVES, box('auxC', Buffer.alloc(4), Buffer.from(`${kind}\0`, 'latin1')));
    const thumbnail = codedItem(3, TILES[1] ?? HALVES);
    const links = [
      { type: 'auxl', from: 2, to: [1] },
      { type: 'thmb', from: 3, to: [1] },
    ] as const;
    const made = await pixelsOf(heicOf([codedItem(1, HALVES), beside, thumbnail], links));
    expectPixels(made, 64, 64, (x, y) => plain.at(x, y));
  });
});
