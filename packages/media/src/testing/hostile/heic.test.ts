import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  clap,
  codedItem,
  FINE_COLOUR,
  gridContent,
  HALVES,
  heic,
  heicOf,
  ispe,
  overlayContent,
  TILES,
  uint32,
  type HeicItem,
  type HeicReference,
} from '../sample-heic.ts';
import { box } from '../sample-raws.ts';
import { attack, MAXIMUM_MEMORY_MB, type Attack } from './attack.ts';

let attacked: Attack;
beforeAll(async () => {
  attacked = await attack();
});
afterAll(async () => {
  expect(attacked.peakMb()).toBeLessThan(MAXIMUM_MEMORY_MB + 300);
  await attacked.end();
});

const tile = (id: number): HeicItem => codedItem(id, TILES[id % 4] ?? HALVES);
const fourTiles = [2, 3, 4, 5].map(tile);
const derived = (id: number, type: 'grid' | 'iovl' | 'iden', content: Buffer, width = 64, height = 64): HeicItem => ({
  id,
  type,
  content,
  properties: [ispe(width, height)],
});
const links = (from: number, ...to: number[]): HeicReference => ({ type: 'dimg', from, to });

/** A grid of two by two tiles, some of it put wrong. */
function grid(wrong: { content?: Buffer; size?: [number, number]; to?: number[]; items?: HeicItem[] }): Buffer {
  const { content = gridContent(2, 2, 128, 128), size = [128, 128], to = [2, 3, 4, 5], items = fourTiles } = wrong;
  return heicOf([derived(1, 'grid', content, ...size), ...items], [links(1, ...to)]);
}

const sized = (width: number, height: number) =>
  heicOf([{ ...codedItem(1, HALVES), properties: [HALVES.config, ispe(width, height)] }]);
const placed = (start: number, length: number) => heicOf([{ ...codedItem(1, HALVES), claims: { start, length } }]);
const chained = (...items: HeicItem[]) =>
  heicOf(
    [...items],
    items.map(({ id }, i) => links(id, items[i + 1]?.id ?? 1)),
  );

/** Pictures laid upon one another, each level drawing both of the next: 2^levels pictures to decode. */
function doubling(levels: number): Buffer {
  const content = overlayContent(64, 64, [0, 0], [0, 0]);
  const items = Array.from({ length: levels * 2 }, (_, i) => derived(i + 1, 'iovl', content));
  const last = [tile(levels * 2 + 1), tile(levels * 2 + 2)];
  const below = (id: number) => (Math.ceil(id / 2) + 1) * 2;
  return heicOf(
    [...items, ...last],
    items.map(({ id }) => links(id, below(id) - 1, below(id))),
  );
}

const many = (count: number) => Array.from({ length: count }, (_, i) => i + 2);

const files: Record<string, readonly [code: string, content: Buffer]> = {
  'a grid of 65535 × 65535 pixels': [
    'TOO_MANY_PIXELS',
    grid({ content: gridContent(2, 2, 65535, 65535), size: [65535, 65535] }),
  ],
  'a grid of 65536 tiles, of which four are there': [
    'CORRUPT',
    grid({ content: gridContent(256, 256, 65535, 65535), size: [128, 128] }),
  ],
  'a grid of as many tiles as there are numbers': [
    'CORRUPT',
    heicOf(
      [derived(1, 'grid', gridContent(250, 240, 10_000, 9600), 10_000, 9600), tile(2)],
      [links(1, ...many(60_000))],
    ),
  ],
  'a grid that lacks a reference': ['CORRUPT', grid({ to: [2, 3, 4] })],
  'a grid with a tile that is not there': ['CORRUPT', grid({ to: [2, 3, 4, 9] })],
  'a grid that names one tile four times': ['CORRUPT', grid({ to: [2, 2, 2, 2] })],
  'a grid without tiles': ['CORRUPT', heicOf([derived(1, 'grid', gridContent(2, 2, 128, 128), 128, 128)])],
  'a grid without content': ['CORRUPT', grid({ content: Buffer.alloc(3) })],
  'a grid of grids that ends nowhere': ['CORRUPT', grid({ to: [1, 2, 3, 4] })],
  'a picture derived from itself': ['CORRUPT', chained(derived(1, 'iden', Buffer.alloc(0)))],
  'two pictures derived from each other': [
    'CORRUPT',
    chained(derived(1, 'iden', Buffer.alloc(0)), derived(2, 'iden', Buffer.alloc(0))),
  ],
  'pictures of which each draws two others, thirty levels deep': ['CORRUPT', doubling(30)],
  'transparency of itself': [
    'CORRUPT',
    heicOf(
      [codedItem(1, HALVES, box('auxC', Buffer.alloc(4), Buffer.from('urn:mpeg:hevc:2015:auxid:1\0')))],
      [{ type: 'auxl', from: 1, to: [1] }],
    ),
  ],
  'data beyond the end of the file': ['TRUNCATED', placed(0x7fffffff, 44)],
  'data that ends beyond all numbers': ['TRUNCATED', placed(0xfffffff0, 0xfffffff0)],
  'data that is the directory': ['CORRUPT', placed(0, 300)],
  'tiles that overlap in the file': [
    'CORRUPT',
    grid({ items: fourTiles.map((item) => ({ ...item, claims: { start: 700, length: 60 } })) }),
  ],
  'a claim of too large a picture': ['CORRUPT', sized(6400, 6400)],
  'a claim of too small a picture': ['CORRUPT', sized(16, 16)],
  'a claim of no picture': ['CORRUPT', sized(0, 0)],
  'a claim of no limits': ['TOO_MANY_PIXELS', sized(0xffff, 0xffff)],
  'no claim at all': ['CORRUPT', heicOf([{ ...codedItem(1, HALVES), properties: [HALVES.config] }])],
  'a claim that its tiles do not fill': ['CORRUPT', grid({ size: [256, 256] })],
  'tiles with a false claim': [
    'CORRUPT',
    grid({ items: fourTiles.map((item) => ({ ...item, properties: [HALVES.config, ispe(6400, 6400)] })) }),
  ],
  'a cut to nothing': ['CORRUPT', heic(clap(0, 0, 0, 0))],
  'a cut beyond all numbers': ['CORRUPT', heic(clap(0x7fffffff, 0x7fffffff, 0, 0))],
  'a cut outside the picture': ['CORRUPT', heic(clap(40, 20, 500, 500))],
  'a cut in no parts': ['CORRUPT', heic(box('clap', uint32(40, 0, 40, 0, 0, 0, 0, 0)))],
  'more pixels of fine colour than the decoder holds': [
    'TOO_MANY_PIXELS',
    heicOf(
      [
        derived(1, 'grid', gridContent(16, 8, 16_384, 8192), 16_384, 8192),
        ...many(128).map((id) => codedItem(id, FINE_COLOUR)),
      ],
      [links(1, ...many(128))],
    ),
  ],
  'a ground of more pixels than the decoder is given': [
    'TOO_MANY_PIXELS',
    heicOf([derived(1, 'iovl', overlayContent(11_600, 11_600, [0, 0]), 11_600, 11_600), tile(2)], [links(1, 2)]),
  ],
};

describe('a HEIC that means harm is refused by name:', () => {
  it.each(Object.entries(files))('%s', { timeout: 30_000 }, async (_, [code, content]) => {
    expect(await attacked.give('hostile.heic', content)).toMatchObject({ ok: false, code, detail: { format: 'HEIC' } });
  });
});
