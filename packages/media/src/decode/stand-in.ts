import sharp from 'sharp';
import { MAXIMUM_PIXELS } from '../probe/pixel-budget.ts';
import type { Picture } from './picture.ts';

/** A picture we have written ourselves, 8 bits in sRGB, in place of a film or a document. */
export async function standIn(path: string): Promise<Picture> {
  const { width, height } = await sharp(path).metadata();
  return { path, width, height, deep: false, hasProfile: false, opaque: false, maximumPixels: MAXIMUM_PIXELS };
}
