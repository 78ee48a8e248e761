import sharp from 'sharp';

/** Decoded 8-bit sRGB pixels, rows top to bottom, three channels interleaved. */
export interface Pixels {
  data: Buffer;
  info: { width: number; height: number; channels: 3 };
}

/** Warnings of pictures that decode perfectly: common from telephones and old software. */
const HARMLESS = /invalid SOS parameters|extraneous bytes before marker/i;

/**
 * Decodes a picture once: oriented as displayed, converted to sRGB by its profile, transparency on white, at most
 * `longSide` pixels. Throws when the data is damaged or cut short.
 */
export async function decodePixels(path: string, longSide: number, maximumPixels: number): Promise<Pixels> {
  try {
    return await decode(path, longSide, maximumPixels, 'warning');
  } catch (error) {
    if (!(error instanceof Error) || !HARMLESS.test(error.message)) throw error;
    return await decode(path, longSide, maximumPixels, 'error');
  }
}

async function decode(
  path: string,
  longSide: number,
  limitInputPixels: number,
  failOn: 'warning' | 'error',
): Promise<Pixels> {
  const { data, info } = await sharp(path, { failOn, limitInputPixels, autoOrient: true })
    .resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`decoded to ${info.channels} channels instead of 3`);
  return { data, info: { width: info.width, height: info.height, channels: 3 } };
}
