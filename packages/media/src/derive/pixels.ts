import { asStrictlyAsItGoes, openPicture, type Picture, type Strictness } from '../decode/picture.ts';

/** Decoded 8-bit sRGB pixels, rows top to bottom, three channels interleaved. */
export interface Pixels {
  data: Buffer;
  info: { width: number; height: number; channels: 3 };
}

/**
 * Decodes a picture once: oriented as displayed, converted to sRGB by its profile, transparency on white, at most
 * `longSide` pixels. Throws when the data is damaged or cut short.
 */
export async function decodePixels(picture: Picture, longSide: number): Promise<Pixels> {
  return asStrictlyAsItGoes((failOn) => read(picture, longSide, failOn));
}

async function read(picture: Picture, longSide: number, failOn: Strictness): Promise<Pixels> {
  const opened = openPicture(picture, failOn).resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true });
  const { data, info } = picture.deep
    ? await opened.toColourspace('rgb16').raw({ depth: 'ushort' }).toBuffer({ resolveWithObject: true })
    : await opened.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels !== 3) throw new Error(`decoded to ${channels} channels instead of 3`);
  return { data: picture.deep ? toEightBits(data) : data, info: { width, height, channels } };
}

/** Rounds only here, so that resizing and colour conversion have had all the precision there was. */
function toEightBits(data: Buffer): Buffer {
  const deep = new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
  const out = Buffer.allocUnsafe(deep.length);
  for (let i = 0; i < deep.length; i++) out[i] = ((deep[i] ?? 0) + 128) / 257;
  return out;
}
