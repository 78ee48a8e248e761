import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { writeHeifStandIn } from '../heif/heif-stand-in.ts';
import { readHeif } from '../heif/read-heif.ts';
import { inkProfile } from '../icc/ink-profile.ts';
import { ADOBE_RGB, adobeRgbProfile, rgbProfileOfGrey } from '../icc/made-profiles.ts';
import { profileOfNclx } from '../icc/nclx-profile.ts';
import { profileChannels } from '../icc/read-profile.ts';
import { writePsdStandIn } from '../psd/psd-stand-in.ts';
import { readPsd } from '../psd/read-psd.ts';
import { copyJpeg } from '../jpeg/copy-jpeg.ts';
import { findPreview } from '../raw/find-preview.ts';
import { isRawFormat } from '../raw/raw-format.ts';
import type { Facts } from '../result.ts';
import { readLabTiff, writeLabStandIn } from '../tiff/lab-tiff.ts';
import { writeDeepStandIn, type DeepConversion } from './deep-stand-in.ts';
import type { Picture } from './picture.ts';
import { withReadAt } from './read-at.ts';

/**
 * Turns an original whose facts are known into a picture that every later step reads alike (`openPicture`). Where libvips
 * reads the format and its colour, the original is that picture; otherwise a lossless stand-in is written into
 * `scratchDirectory`, which is made when needed and is the caller's to remove.
 * @throws Refused with a code for the person who sent the file; else what a decoder or the file system says
 */
export async function decode(
  path: string,
  facts: Facts,
  scratchDirectory: string,
  maximumPixels: number,
): Promise<Picture> {
  const readable = await makeReadable(path, facts, scratchDirectory, maximumPixels);
  const conversion = await conversionOf(readable, facts, scratchDirectory);
  if (!conversion) return readable;
  const deepPath = join(scratchDirectory, 'deep.tif');
  await writeDeepStandIn(readable.path, deepPath, maximumPixels, conversion);
  if (readable.path !== path) await rm(readable.path);
  return { ...readable, path: deepPath, deep: true, hasProfile: true };
}

/** A file that libvips reads, with the numbers of the original. */
async function makeReadable(
  path: string,
  facts: Facts,
  scratchDirectory: string,
  maximumPixels: number,
): Promise<Picture> {
  const { width, height, bitDepth, hasIccProfile, format } = facts;
  const picture = { path, width, height, deep: bitDepth > 8, hasProfile: hasIccProfile, maximumPixels };
  const standInPath = join(scratchDirectory, 'stand-in.tif');
  // Said by the camera in words, not by a profile.
  const adobe = !hasIccProfile && facts.iccProfile === ADOBE_RGB ? adobeRgbProfile() : null;
  if (format === 'PSD' || format === 'PSB') {
    const layout = await withReadAt(path, async (read, size) =>
      writePsdStandIn(read, size, await readPsd(read, size), standInPath),
    );
    return { ...picture, path: standInPath, deep: layout.bits > 8, hasProfile: layout.profile !== null };
  }
  if (format === 'HEIC') {
    const profile = (await embeddedProfile(path, 3)) ?? (await nclxProfile(path));
    const size = await writeHeifStandIn({ path, standInPath, bitDepth, profile });
    return { ...picture, ...size, path: standInPath, hasProfile: profile !== null };
  }
  if (isRawFormat(format)) {
    const jpegPath = join(scratchDirectory, 'preview.jpg');
    await withReadAt(path, async (read, size) => {
      const preview = await findPreview(read, size, format);
      await copyJpeg(read, preview, jpegPath, { orientation: preview.orientation, profile: adobe });
    });
    return { ...picture, path: jpegPath, hasProfile: hasIccProfile || adobe !== null };
  }
  if (format === 'JPEG' && adobe && facts.colourSpace === 'RGB') {
    const jpegPath = join(scratchDirectory, 'adobe-rgb.jpg');
    await withReadAt(path, (read, length) =>
      copyJpeg(read, { offset: 0, length }, jpegPath, { orientation: null, profile: adobe }),
    );
    return { ...picture, path: jpegPath, hasProfile: true };
  }
  const lab = facts.colourSpace === 'LAB' ? await withReadAt(path, readLabTiff) : null;
  if (lab) {
    await writeLabStandIn(path, lab, join(scratchDirectory, 'copy.tif'), standInPath);
    return { ...picture, path: standInPath, deep: true, hasProfile: true };
  }
  return picture;
}

/** What libvips would show wrongly of a file it reads, and how it is put right; null when nothing. */
async function conversionOf(readable: Picture, facts: Facts, scratchDirectory: string): Promise<DeepConversion | null> {
  const { format, colourSpace } = facts;
  if (colourSpace === 'CMYK') {
    await mkdir(scratchDirectory, { recursive: true });
    const profile = await inkProfile(await embeddedProfile(readable.path, 4), scratchDirectory);
    return { by: 'INK', profile };
  }
  if (colourSpace === 'GREY' && readable.deep && readable.hasProfile) {
    const grey = await embeddedProfile(readable.path, 1);
    const profile = grey && rgbProfileOfGrey(grey);
    return profile && { by: 'KEEP', profile };
  }
  if (format === 'AVIF' && !readable.hasProfile) {
    const profile = await nclxProfile(readable.path);
    return profile && { by: 'KEEP', profile };
  }
  return null;
}

/** The profile a file carries, when it is one of as many channels. */
async function embeddedProfile(path: string, channels: 1 | 3 | 4): Promise<Uint8Array | null> {
  const { icc } = await sharp(path, { limitInputPixels: false, failOn: 'none' }).metadata();
  return icc && profileChannels(icc) === channels ? icc : null;
}

/** A profile made from the colour that a HEIC or AVIF gives by numbers; null for sRGB. */
async function nclxProfile(path: string): Promise<Uint8Array | null> {
  const heif = await withReadAt(path, readHeif);
  return heif?.nclx ? profileOfNclx(heif.nclx) : null;
}
