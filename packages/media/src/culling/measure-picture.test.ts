import type { Sharp } from 'sharp';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Pixels } from '../derive/pixels.ts';
import { clippingOf } from './clipping.ts';
import { colourHash, perceptualHash } from './perceptual-hash.ts';
import { sharpnessOf } from './sharpness.ts';

const [WIDTH, HEIGHT] = [600, 400];
type Rgb = readonly [number, number, number];

/** Numbers from 0 to 1, the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function paint(colour: (x: number, y: number) => Rgb, width = WIDTH, height = HEIGHT): Pixels {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set(colour(x, y).map(clamp), (y * width + x) * 3);
  return { data, info: { width, height, channels: 3 } };
}
const clamp = (level: number) => Math.min(255, Math.max(0, Math.round(level)));

async function changed(picture: Pixels, how: (image: Sharp) => Sharp): Promise<Pixels> {
  const image = sharp(await how(sharp(picture.data, { raw: picture.info })).toBuffer());
  const { data, info } = await image.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { data, info: { width: info.width, height: info.height, channels: 3 } };
}

/** Discs of many sizes before a soft ground, other ones for each seed. */
function still(seed: number, tint: Rgb = [1, 1, 1]): Pixels {
  const random = seeded(seed);
  const discs = Array.from({ length: 14 }, () => ({
    x: random() * WIDTH,
    y: random() * HEIGHT,
    radius: 20 + random() * 90,
    level: 30 + random() * 200,
  }));
  return paint((x, y) => {
    const disc = discs.findLast((one) => Math.hypot(x - one.x, y - one.y) < one.radius);
    const level = disc?.level ?? 90 + (80 * x) / WIDTH;
    return [level * tint[0], level * tint[1], level * tint[2]];
  });
}

function bitsApart(one: bigint, other: bigint): number {
  return BigInt.asUintN(64, one ^ other)
    .toString(2)
    .replaceAll('0', '').length;
}

describe('perceptualHash', () => {
  it('hardly moves when a picture is re-encoded, resized or brightened', async () => {
    const original = still(1);
    const hash = perceptualHash(original);
    for (const how of [
      (image: Sharp) => image.jpeg({ quality: 40 }),
      (image: Sharp) => image.resize(300).png(),
      (image: Sharp) => image.linear(1.2, 6).png(),
    ])
      expect(bitsApart(hash, perceptualHash(await changed(original, how)))).toBeLessThanOrEqual(4);
  });

  it('is far away for every other picture, and fits a signed 64-bit column', () => {
    const hashes = Array.from({ length: 12 }, (_, seed) => perceptualHash(still(seed + 1)));
    for (const [n, hash] of hashes.entries()) {
      expect(BigInt.asIntN(64, hash)).toBe(hash);
      for (const other of hashes.slice(0, n)) expect(bitsApart(hash, other)).toBeGreaterThan(12);
    }
  });
});

it('tells the same subject in two colours apart by colourHash alone', async () => {
  const [red, blue] = [still(3, [1, 0.6, 0.5]), still(3, [0.5, 0.65, 1])];
  expect(bitsApart(perceptualHash(red), perceptualHash(blue))).toBeLessThanOrEqual(4);
  expect(bitsApart(colourHash(red), colourHash(blue))).toBeGreaterThan(20);
  const encoded = await changed(red, (image) => image.jpeg({ quality: 50 }));
  expect(bitsApart(colourHash(red), colourHash(encoded))).toBeLessThanOrEqual(2);
});

describe('sharpnessOf', () => {
  it('falls with every step out of focus', async () => {
    const blurred = [0.6, 1.2, 2.5, 5].map((blur) => changed(still(5), (image) => image.blur(blur).png()));
    const frames = [still(5), ...(await Promise.all(blurred))];
    const values = frames.map(sharpnessOf);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(new Set(values).size).toBe(values.length);
  });

  it('is not raised by noise: a blurred frame stays below the sharp one, however noisy it is', async () => {
    const blurred = await changed(still(6), (image) => image.blur(3).png());
    for (const strength of [8, 25, 50]) {
      const random = seeded(strength);
      const data = Buffer.from(blurred.data.map((level) => clamp(level + (random() - 0.5) * 2 * strength)));
      const noisy = { data, info: blurred.info };
      expect(sharpnessOf(noisy)).toBeLessThan(sharpnessOf(still(6)) / 2);
    }
  });

  it('looks at the best region: a soft ground costs nothing', async () => {
    const [sharpOne, soft] = [still(7), await changed(still(7), (image) => image.blur(6).png())];
    const portrait = paint((x, y) => {
      const from = Math.hypot(x - 300, y - 200) < 120 ? sharpOne : soft;
      const i = (y * WIDTH + x) * 3;
      return [from.data[i]!, from.data[i + 1]!, from.data[i + 2]!];
    });
    expect(sharpnessOf(portrait)).toBeGreaterThan(3 * sharpnessOf(soft));
  });

  it('is nothing for a plain or a tiny picture', () => {
    expect(sharpnessOf(paint(() => [120, 120, 120]))).toBe(0);
    expect(sharpnessOf(paint(() => [0, 255, 0], 3, 3))).toBe(0);
  });
});

describe('clippingOf', () => {
  it('counts per channel, in basis points', () => {
    const { blownHighlights, crushedShadows } = clippingOf(
      paint((x, y) => (y >= 100 && y < 300 && x >= 150 && x < 300 ? [255, 200, 0] : [120, 120, 120])),
    );
    expect(blownHighlights).toEqual([1250, 0, 0]);
    expect(crushedShadows).toEqual([0, 0, 1250]);
  });

  it('takes white that reaches in from the border for the ground, and a burnt highlight for a loss', () => {
    const packshot = paint((x, y) => {
      if (Math.hypot(x - 300, y - 200) < 40) return [255, 255, 255];
      return Math.hypot(x - 300, y - 200) < 120 ? [90, 60, 40] : [255, 255, 255];
    });
    const [red, green, blue] = clippingOf(packshot).blownHighlights;
    const highlight = (Math.PI * 40 ** 2 * 10_000) / (WIDTH * HEIGHT);
    for (const share of [red, green, blue]) expect(Math.abs(share - highlight)).toBeLessThan(90);
  });
});
