import sharp from 'sharp';
import { expect } from 'vitest';
import type { Seat } from '../support/browser.ts';
import type { TestFile } from '../support/files.ts';

/** Pixels of a block's side in a chequered picture. */
const BLOCK = 16;

interface Colour {
  red: number;
  green: number;
  blue: number;
}

/** The colour of a block: neighbours differ by more than any coder changes, and no other place of the picture has it near. */
function colourOf(seed: number, x: number, y: number): Colour {
  const [column, row] = [Math.floor(x / BLOCK), Math.floor(y / BLOCK)];
  return {
    red: (column * 40 + seed * 70) % 240,
    green: (row * 40) % 240,
    blue: ((column + row) * 24 + seed * 90) % 240,
  };
}

/** A picture whose every block says where it is; larger than its preview, so that only its own pixels are right at 100 %. */
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
 * Compares what is on the screen with the picture itself, at the middles of blocks away from what lies over the corners.
 * @param width the picture's
 */
export async function expectItsPixels(seat: Seat, seed: number, width: number): Promise<void> {
  const { scale, left, top } = await placeOf(seat, width);
  const shot = await seat.page.locator('[data-stage]').screenshot({ scale: 'device' });
  const { data, info } = await sharp(shot).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const middle = (from: number, part: number, length: number) => {
    const pixel = (length * part - from) / scale;
    return Math.floor(pixel / BLOCK) * BLOCK + BLOCK / 2;
  };
  for (const [across, down] of [
    [0.3, 0.3],
    [0.5, 0.5],
    [0.7, 0.4],
    [0.4, 0.7],
  ] as const) {
    const [x, y] = [middle(left, across, info.width), middle(top, down, info.height)];
    const at = (Math.floor(top + (y + 0.5) * scale) * info.width + Math.floor(left + (x + 0.5) * scale)) * 3;
    const wanted = colourOf(seed, x, y);
    const off = [wanted.red, wanted.green, wanted.blue].map((value, i) => Math.abs(value - data[at + i]!));
    expect(Math.max(...off), `pixel ${x} ${y}`).toBeLessThan(8);
  }
}
