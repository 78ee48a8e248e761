import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { processOriginal } from '../process-original.ts';
import { save, temporaryDirectory } from '../testing/sample-images.ts';
import { addDirectory, Layout, tiffFile } from '../testing/sample-raws.ts';

/** A JPEG with an EXIF block whose interoperability directory says which colour space is meant. */
async function cameraJpeg(index: string): Promise<Buffer> {
  const green = { create: { width: 64, height: 64, channels: 3 as const, background: { r: 60, g: 200, b: 60 } } };
  const jpeg = await sharp(green).jpeg({ quality: 95 }).toBuffer();
  const layout = new Layout(8);
  const below = addDirectory(layout, [[1, index]]);
  const photo = addDirectory(layout, [[0xa005, below]]);
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0', 'latin1'),
    tiffFile(layout, addDirectory(layout, [[0x8769, photo]])),
  ]);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

it('a camera that says Adobe RGB in words is believed, and one that says sRGB too', async () => {
  const directory = await temporaryDirectory();
  const red = async (index: string) => {
    const result = await processOriginal(
      await save(directory, 'c.jpg', await cameraJpeg(index)),
      join(directory, index),
    );
    if (!result.ok || result.facts.assetType !== 'PHOTO') throw new Error(JSON.stringify(result));
    const data = await sharp(result.derivatives.preview.path).raw().toBuffer();
    return { profile: result.facts.iccProfile, red: data[(32 * 64 + 32) * 3] ?? 0 };
  };
  const plain = await red('R98');
  expect(plain).toMatchObject({ profile: null });
  expect(Math.abs(plain.red - 60)).toBeLessThan(4);
  const wide = await red('R03');
  expect(wide).toMatchObject({ profile: 'Adobe RGB (1998)' });
  // Adobe's green is more of a green than sRGB has: nothing of red is left.
  expect(wide.red).toBeLessThan(12);
});
