import type { Metadata } from 'sharp';
import sharp from 'sharp';

/**
 * What libvips says of a file without decoding it.
 * @param format HEIC lifts its limit of 256 items: each tile is one, and phones of 48 megapixels write as many. The other
 * decoder, which makes the pixels, has a limit of its own.
 */
export function readSharpHeader(path: string, format: string): Promise<Metadata> {
  return sharp(path, { limitInputPixels: false, failOn: 'none', unlimited: format === 'HEIC' }).metadata();
}
