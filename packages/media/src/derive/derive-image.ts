import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sharp } from 'sharp';
import sharp from 'sharp';
import { measurePicture, type PictureMeasures } from '../culling/measure-picture.ts';
import type { Picture } from '../decode/picture.ts';
import type { Derivative, Derivatives } from '../result.ts';
import type { Pixels } from './pixels.ts';
import { decodePixels } from './pixels.ts';
import { thumbhashOf } from './thumbhash.ts';

/** Pixels of the long side. */
export const THUMBNAIL_LONG_SIDE = 480;
export const PREVIEW_LONG_SIDE = 2048;

export interface Derived {
  derivatives: Derivatives;
  thumbhash: string;
  measures: PictureMeasures;
}

/**
 * Makes thumbnail, preview and thumbhash, and measures the picture, from one decoding of it. All are sRGB, oriented and
 * carry no metadata. `thumbnail.webp` and `preview.jpg` appear in the folder, which is made when missing, whole or not at
 * all. Throws when the picture's data is damaged or cut short; then no file is left behind.
 */
export async function deriveImage(source: Picture, outputDir: string): Promise<Derived> {
  const picture = await decodePixels(source, PREVIEW_LONG_SIDE);
  await mkdir(outputDir, { recursive: true });
  const small = await shrink(picture, THUMBNAIL_LONG_SIDE);
  const thumbnail = await write(
    sharp(small.data, { raw: small.info }).webp({ quality: 80, effort: 3 }),
    join(outputDir, 'thumbnail.webp'),
    'image/webp',
  );
  const encoding = write(
    sharp(picture.data, { raw: picture.info }).jpeg({ quality: 86, chromaSubsampling: '4:4:4', optimiseCoding: true }),
    join(outputDir, 'preview.jpg'),
    'image/jpeg',
  );
  // The encoder runs on a thread of its own; this one has nothing else to do meanwhile.
  const measures = measurePicture(picture, small);
  const preview = await encoding;
  return { derivatives: { thumbnail, preview }, thumbhash: await thumbhashOf(small), measures };
}

async function shrink(picture: Pixels, longSide: number): Promise<Pixels> {
  const { data, info } = await sharp(picture.data, { raw: picture.info })
    .resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, info: { width: info.width, height: info.height, channels: 3 } };
}

/** Written beside and renamed, so that a killed process never leaves half a picture under the final name. */
async function write(picture: Sharp, path: string, mimeType: string): Promise<Derivative> {
  const info = await picture.toFile(`${path}.part`);
  await rename(`${path}.part`, path);
  return { path, width: info.width, height: info.height, bytes: info.size, mimeType };
}
