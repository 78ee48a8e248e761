import { createHash } from 'node:crypto';
import sharp from 'sharp';

/** Digest of a picture's pixels as they are stored, whatever stands around them in the file. */
export async function pixelDigest(file: string): Promise<string> {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  return createHash('sha256').update(`${info.width}×${info.height}×${info.channels}`).update(data).digest('hex');
}

/** Names of metadata that could tell whose picture it is; the orientation alone may stay. */
export async function tellingMetadata(file: string): Promise<string[]> {
  const { exif, iptc, xmp, comments } = await sharp(file).metadata();
  // An EXIF block that only says how to turn the picture is no longer than this.
  const orientationOnly = exif === undefined || exif.length <= 64;
  return [
    ...(orientationOnly ? [] : ['EXIF']),
    ...(iptc ? ['IPTC'] : []),
    ...(xmp ? ['XMP'] : []),
    ...(comments && comments.length > 0 ? ['comments'] : []),
  ];
}

/** How much two pictures differ as they are looked at from afar: levels of 255 per channel, on average. */
export async function meanDifference(one: string, other: string): Promise<number> {
  const afar = (file: string) =>
    sharp(file, { autoOrient: true }).flatten().resize(64, 64, { fit: 'fill' }).toColourspace('srgb').raw().toBuffer();
  const [a, b] = await Promise.all([afar(one), afar(other)]);
  return a.reduce((sum, level, i) => sum + Math.abs(level - (b[i] ?? 0)), 0) / a.length;
}
