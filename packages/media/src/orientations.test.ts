import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { processOriginal } from './process-original.ts';
import { heic } from './testing/sample-heic.ts';
import { save, temporaryDirectory } from './testing/sample-images.ts';
import { box } from './testing/sample-raws.ts';

/** Corners of the stored picture: red and green above, blue and white below. */
const CORNERS = ['red', 'green', 'blue', 'white'];
/** Which stored corner stands top left, top right, bottom left and bottom right (EXIF 2.32, table 6). */
const SHOWN: Record<number, number[]> = {
  1: [0, 1, 2, 3],
  2: [1, 0, 3, 2],
  3: [3, 2, 1, 0],
  4: [2, 3, 0, 1],
  5: [0, 2, 1, 3],
  6: [2, 0, 3, 1],
  7: [3, 1, 2, 0],
  8: [1, 3, 0, 2],
};

let directory: string;
let corners: Buffer;
beforeAll(async () => {
  directory = await temporaryDirectory();
  const part = (x: number, y: number, fill: string) =>
    `<rect x="${x}" y="${y}" width="48" height="32" fill="${fill}"/>`;
  const drawn = part(0, 0, '#f00') + part(48, 0, '#0f0') + part(0, 32, '#00f') + part(48, 32, '#fff');
  corners = await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="96" height="64">${drawn}</svg>`))
    .flatten()
    .png()
    .toBuffer();
});

async function shownCorners(path: string): Promise<string[]> {
  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
  return [0.25, 0.75].flatMap((y) =>
    [0.25, 0.75].map((x) => {
      const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3;
      const channels = [...data.subarray(at, at + 3)];
      if (Math.min(...channels) > 200) return 'white';
      return ['red', 'green', 'blue'][channels.indexOf(Math.max(...channels))] ?? '';
    }),
  );
}

/** The picture as a format, said to be turned; Lab is a TIFF that says so of its numbers. */
const formats: Record<string, (orientation: number) => Promise<Buffer>> = {
  jpeg: (orientation) => sharp(corners).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer(),
  png: (orientation) => sharp(corners).withMetadata({ orientation }).png().toBuffer(),
  webp: (orientation) => sharp(corners).withMetadata({ orientation }).webp({ lossless: true }).toBuffer(),
  avif: (orientation) => sharp(corners).withMetadata({ orientation }).avif({ lossless: true, effort: 0 }).toBuffer(),
  tiff: (orientation) => sharp(corners).withMetadata({ orientation }).tiff({ compression: 'lzw' }).toBuffer(),
  ink: (orientation) =>
    sharp(corners).toColourspace('cmyk').withMetadata({ orientation }).tiff({ compression: 'deflate' }).toBuffer(),
  deep: (orientation) => sharp(corners).toColourspace('rgb16').withMetadata({ orientation }).png().toBuffer(),
};

describe('every orientation is shown upright, once', () => {
  it.each(Object.entries(formats))('%s', async (name, make) => {
    for (const [orientation, order] of Object.entries(SHOWN)) {
      const file = `${name}-${orientation}`;
      const path = await save(directory, file, await make(Number(orientation)));
      const result = await processOriginal(path, join(directory, `${file}.out`));
      const [width, height] = Number(orientation) >= 5 ? [64, 96] : [96, 64];
      expect(result, file).toMatchObject({ ok: true, facts: { width, height } });
      expect(await shownCorners(join(directory, `${file}.out`, 'preview.jpg')), file).toEqual(
        order.map((corner) => CORNERS[corner]),
      );
    }
  });

  it('HEIC, by its properties', async () => {
    // Quarter turns against the clock, then a mirror: left half red, right half blue.
    const shown: Record<string, string[]> = {
      '0': ['red', 'blue', 'red', 'blue'],
      '1': ['blue', 'blue', 'red', 'red'],
      '2': ['blue', 'red', 'blue', 'red'],
      '3': ['red', 'red', 'blue', 'blue'],
    };
    for (const [turns, order] of Object.entries(shown)) {
      const path = await save(directory, `${turns}.heic`, heic(box('irot', Buffer.from([Number(turns)]))));
      expect(await processOriginal(path, join(directory, `${turns}.out`))).toMatchObject({ ok: true });
      expect(await shownCorners(join(directory, `${turns}.out`, 'preview.jpg')), turns).toEqual(order);
    }
  });
});
