import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { save, temporaryDirectory } from '../testing/sample-images.ts';
import { changedAt } from './changed-here.ts';
import { compareImages } from './compare-images.ts';
import { asSharp } from '../testing/pairs/raw-picture.ts';
import { makePicture } from '../testing/pairs/made-pictures.ts';

const [WIDTH, HEIGHT] = [600, 400];
/** Linear light gained by a third of a stop, roughly. */
const EXPOSURE = 2 ** 0.3;

/** A still life in a few tones: shadow to highlight from left to right, warmer towards the top. */
function scene(change: (level: number, x: number, y: number) => number): Promise<Buffer> {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const level = 20 + (225 * x) / WIDTH;
      const at = (y * WIDTH + x) * 3;
      for (const [c, warmth] of [0, 0.06, 0.14].entries())
        pixels[at + c] = Math.round(change(level * (1 - (warmth * y) / HEIGHT), x, y));
    }
  }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .png()
    .toBuffer();
}

const brighter = (level: number) => Math.min(255, 255 * ((level / 255) ** 2.2 * EXPOSURE) ** (1 / 2.2));
const isSpot = (x: number, y: number) => Math.hypot(x - 240, y - 260) < 20;

/** @returns the share changed, in basis points, and what the heat map shows at the spot and far from it */
async function compared(before: Promise<Buffer>, after: Promise<Buffer>) {
  const directory = await temporaryDirectory();
  const heat = join(directory, 'heat.png');
  const { changedBasisPoints } = await compareImages(
    await save(directory, 'before.png', await before),
    await save(directory, 'after.png', await after),
    heat,
  );
  const { data, info } = await sharp(heat).raw().toBuffer({ resolveWithObject: true });
  const opacity = (x: number, y: number) => data[(y * info.width + x) * 4 + 3];
  return { changedBasisPoints, spot: opacity(240, 260), elsewhere: opacity(450, 100) };
}

it('finds the healed spot in a picture that was brightened as a whole', { timeout: 30_000 }, async () => {
  const found = await compared(
    scene((level, x, y) => (isSpot(x, y) ? 15 : level)),
    scene(brighter),
  );
  expect(found.spot).toBeGreaterThan(100);
  expect(found.elsewhere).toBe(0);
  // The spot itself is about 50 basis points.
  expect(found.changedBasisPoints).toBeGreaterThan(30);
  expect(found.changedBasisPoints).toBeLessThan(120);
});

it('shows a brightened background as changed, and not the product before it', { timeout: 30_000 }, async () => {
  const found = await compared(
    scene((level) => level),
    scene((level, x) => (x < 300 ? level : Math.min(255, level + 40))),
  );
  expect(found.spot).toBe(0);
  expect(found.elsewhere).toBeGreaterThan(90);
});

it('answers for a place of the original when the version was cropped and resized', { timeout: 30_000 }, async () => {
  const directory = await temporaryDirectory();
  const picture = makePicture('still life', 3, 900);
  const { width, height } = picture;
  const before = await save(directory, 'before.png', await asSharp(picture).png().toBuffer());
  // Retouched at (0.6, 0.5) of the original; a fifth is cut off at the left and the whole is made smaller.
  const [x, y] = [Math.round(width * 0.6), Math.round(height * 0.5)];
  for (let j = y - 25; j < y + 25; j++)
    for (let i = x - 25; i < x + 25; i++)
      picture.data.fill(j < y ? 10 : 240, (j * width + i) * 3, (j * width + i) * 3 + 3);
  const left = Math.round(width * 0.2);
  const cut = await asSharp(picture)
    .extract({ left, top: 0, width: width - left, height })
    .png()
    .toBuffer();
  const small = sharp(cut).resize(Math.round((width - left) * 0.7));
  const after = await save(directory, 'after.jpg', await small.jpeg({ quality: 88 }).toBuffer());
  const compared = await compareImages(before, after, join(directory, 'heat.png'));
  const around = (u: number, v: number) => ({ x: u - 0.02, y: v - 0.02, width: 0.04, height: 0.04 });
  expect(compared.isMoved).toBe(true);
  expect(changedAt(compared, around(0.6, 0.5))).toMatchObject({ changed: true });
  // Where the version itself shows that part of the frame nothing was done, nor elsewhere.
  expect(changedAt(compared, around(0.5, 0.5))).toMatchObject({ changed: false });
  expect(changedAt(compared, around(0.8, 0.2))).toMatchObject({ changed: false });
  expect(changedAt(compared, around(0.1, 0.5))).toBeNull();
});
