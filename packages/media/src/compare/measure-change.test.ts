import { expect, it } from 'vitest';
import { clamp, seeded } from '../testing/pairs/raw-picture.ts';
import type { Rgb } from './lay-over.ts';
import { measureChange } from './measure-change.ts';

const [WIDTH, HEIGHT] = [300, 200];
const covers = new Uint8Array(WIDTH * HEIGHT).fill(1);
const AS_IT_WAS = [0, 1, 2].map(() => ({ gain: 1, lift: 0 }));

function picture(levels: (x: number, y: number) => readonly [red: number, green: number, blue: number]): Rgb {
  const data = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let y = 0, i = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) for (const level of levels(x, y)) data[i++] = clamp(level);
  return { data, width: WIDTH, height: HEIGHT };
}

/** Pixels called changed, and whether the given one is. */
function called(before: Rgb, after: Rgb, isResampled: boolean, [x, y]: readonly [number, number]) {
  const { excess } = measureChange(before, after, covers, AS_IT_WAS, { isMoved: false, isResampled });
  return { count: excess.filter((one) => one >= 0).length, isThere: excess[y * WIDTH + x]! >= 0 };
}

/** A light and a dark half, and between them an edge of about four pixels. */
const edge = (x: number, shift: number) => 40 + 190 / (1 + Math.exp(x - 150 - shift));
const isDust = (x: number, y: number) => Math.hypot(x - 60, y - 60) < 3;

it('grants a sharp edge a part of a pixel where a file was resized, and nowhere else', () => {
  const light = (level: number) => [level, level, level] as const;
  const before = picture((x) => light(edge(x, 0)));
  const after = picture((x, y) => light(edge(x, y >= 91 && y < 94 ? 0.25 : 0)));
  const dusted = picture((x, y) => light(edge(x, 0) - (isDust(x, y) ? 14 : 0)));
  expect(called(before, after, false, [150, 92]).isThere).toBe(true);
  expect(called(before, after, true, [150, 92]).count).toBe(0);
  // In a plain area nothing is granted.
  expect(called(before, dusted, true, [60, 60]).isThere).toBe(true);
});

it('calls what blocks rounded alike a change in a fine pair, not in a coarse one', () => {
  const random = seeded(3);
  // As encoders err: the same within a block.
  const blocks = Array.from({ length: 1000 }, () => 2 * random() - 1);
  const grey = [65, 57, 56] as const;
  const isBlock = (x: number, y: number) => x >= 100 && x < 140 && y >= HEIGHT - 12;
  const rounded = (x: number, y: number, noise: number) => {
    const light = noise * blocks[(y >> 3) * 38 + (x >> 3)]!;
    const [red, green, blue] = isBlock(x, y) ? [-1, 3, -1] : [0, 0, 0];
    return [grey[0] + light + red, grey[1] + light + green, grey[2] + light + blue] as const;
  };
  const before = picture(() => grey);
  const place = [120, HEIGHT - 3] as const;
  const fine = picture((x, y) => rounded(x, y, 0));
  const coarse = picture((x, y) => rounded(x, y, isBlock(x, y) ? 0 : 4));
  expect(called(before, fine, false, place).isThere).toBe(true);
  expect(called(before, coarse, false, place).count).toBe(0);
});
