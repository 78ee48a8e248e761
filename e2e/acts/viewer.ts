import sharp from 'sharp';
import { expect } from 'vitest';
import type { Seat } from '../support/browser.ts';
import type { TestFile } from '../support/files.ts';

/** Pixels of a block's side in a chequered picture. */
const BLOCK = 16;
/** The corner of each block that is striped, column by column, and what its columns differ by. */
const STRIPED = BLOCK / 2;
const CONTRAST = 80;

interface Colour {
  red: number;
  green: number;
  blue: number;
}

/** The colour of a pixel: a block says where it is, its stripes are lost as soon as the picture is made smaller. */
function colourOf(seed: number, x: number, y: number): Colour {
  if (x % BLOCK < STRIPED && y % BLOCK < STRIPED) {
    const grey = 128 + (x % 2 === 0 ? CONTRAST : -CONTRAST) / 2;
    return { red: grey, green: grey, blue: grey };
  }
  const [column, row] = [Math.floor(x / BLOCK), Math.floor(y / BLOCK)];
  return {
    red: (column * 40 + seed * 70) % 240,
    green: (row * 40) % 240,
    blue: ((column + row) * 24 + seed * 90) % 240,
  };
}

/** A picture larger than its preview, of blocks with striped corners: only its own pixels, each in its place, are right at 100 %. */
export async function chequered(name: string, seed: number, width: number, height: number): Promise<TestFile> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const { red, green, blue } = colourOf(seed, x, y);
      pixels.set([red, green, blue], (y * width + x) * 3);
    }
  const buffer = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 3 })
    .toBuffer();
  return { name, mimeType: 'image/png', buffer };
}

/** Waits until every tile in view is drawn. */
export const isSharp = ({ page }: Seat) => page.locator('[data-stage] canvas[data-tiles="sharp"]').waitFor();

/** Where a pixel of the original stands in the stage: device pixels per pixel of the picture, and its corner. */
async function placeOf({ page }: Seat, width: number) {
  return page.locator('[data-stage] > [role=group]').evaluate((box, pixels) => {
    const ratio = window.devicePixelRatio;
    const stage = box.parentElement!.getBoundingClientRect();
    const own = box.getBoundingClientRect();
    return {
      scale: (own.width * ratio) / pixels,
      left: Math.round((own.left - stage.left) * ratio),
      top: Math.round((own.top - stage.top) * ratio),
    };
  }, width);
}

/**
 * Compares what is on the screen with the picture itself, in blocks away from what lies over the corners: their colours,
 * and which of two columns of their stripes is the lighter one.
 * @param width the picture's
 */
export async function expectItsPixels(seat: Seat, seed: number, width: number): Promise<void> {
  const { scale, left, top } = await placeOf(seat, width);
  const shot = await seat.page.locator('[data-stage]').screenshot({ scale: 'device' });
  const { data, info } = await sharp(shot).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const corner = (from: number, part: number, length: number) =>
    Math.floor((length * part - from) / scale / BLOCK) * BLOCK;
  const seen = (x: number, y: number): number[] => {
    const at = (Math.floor(top + (y + 0.5) * scale) * info.width + Math.floor(left + (x + 0.5) * scale)) * 3;
    return [...data.subarray(at, at + 3)];
  };
  for (const [across, down] of [
    [0.3, 0.3],
    [0.5, 0.5],
    [0.7, 0.4],
    [0.4, 0.7],
  ] as const) {
    const [x, y] = [corner(left, across, info.width), corner(top, down, info.height)];
    const [plain, striped] = [STRIPED + STRIPED / 2, STRIPED / 2];
    const { red, green, blue } = colourOf(seed, x + plain, y + plain);
    const is = seen(x + plain, y + plain);
    const off = [red, green, blue].map((value, i) => Math.abs(value - is[i]!));
    expect(Math.max(...off), `pixel ${x + plain} ${y + plain}`).toBeLessThan(8);
    const [even, odd] = [seen(x + striped, y + striped), seen(x + striped + 1, y + striped)];
    expect(even[1]! - odd[1]!, `stripes at ${x} ${y}`).toBeGreaterThan(CONTRAST / 2);
  }
}
