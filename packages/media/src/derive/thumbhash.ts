import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import type { Pixels } from './pixels.ts';

/** The ThumbHash of a picture as base64 (about 34 characters), from at most 100 × 100 of its pixels. */
export async function thumbhashOf(picture: Pixels): Promise<string> {
  const { data, info } = await sharp(picture.data, { raw: picture.info })
    .resize(100, 100, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
}
