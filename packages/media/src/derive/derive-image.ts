import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { measurePicture, type PictureMeasures } from '../culling/measure-picture.ts';
import type { Picture } from '../decode/picture.ts';
import type { Derivatives } from '../result.ts';
import type { Pixels } from './pixels.ts';
import { decodePixels } from './pixels.ts';
import { thumbhashOf } from './thumbhash.ts';
import { writePicture, writePreview } from './write-picture.ts';

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
  const thumbnail = await writePicture(
    sharp(small.data, { raw: small.info }).webp({ quality: 80, effort: 3 }),
    join(outputDir, 'thumbnail.webp'),
    'image/webp',
  );
  const encoding = writePreview(sharp(picture.data, { raw: picture.info }), join(outputDir, 'preview.jpg'));
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
