import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readHeif } from '../heif/read-heif.ts';
import { sRgbCurve } from '../icc/curves.ts';
import { inkProfile } from '../icc/ink-profile.ts';
import { ADOBE_RGB, adobeRgbProfile, matrixProfile, rgbProfileOfGrey } from '../icc/made-profiles.ts';
import { profileOfNclx } from '../icc/nclx-profile.ts';
import { perceptualPatch } from '../icc/perceptual-ink.ts';
import { profileChannels, profilePrimaries } from '../icc/read-profile.ts';
import { curveTag } from '../icc/write-profile.ts';
import { writePsdStandIn } from '../psd/psd-stand-in.ts';
import { readPsd } from '../psd/read-psd.ts';
import { copyJpeg } from '../jpeg/copy-jpeg.ts';
import { profileOfPng } from '../png/png-profile.ts';
import { readPngColour } from '../png/read-png-colour.ts';
import { readSharpHeader } from '../probe/sharp-header.ts';
import { findPreview } from '../raw/find-preview.ts';
import { isRawFormat } from '../raw/raw-format.ts';
import type { Facts } from '../result.ts';
import { readLabTiff, writeLabStandIn } from '../tiff/lab-tiff.ts';
import { hasMaskChannels, isFloatingPoint } from '../tiff/channels.ts';
import { writeDeepStandIn, type DeepConversion } from './deep-stand-in.ts';
import { copyWithPatch } from './patch-ink.ts';
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
  const { picture, conversion } =
    facts.colourSpace === 'CMYK'
      ? await prepareInk(readable, scratchDirectory)
      : { picture: readable, conversion: await keepNumbers(readable, facts) };
  if (!conversion) return picture;
  const deepPath = join(scratchDirectory, 'deep.tif');
  await writeDeepStandIn(picture, deepPath, conversion);
  for (const used of new Set([readable.path, picture.path])) if (used !== path) await rm(used);
  return { ...picture, path: deepPath, deep: true, hasProfile: true };
}

/** Ink as floating point is to take it: by the perceptual table of its profile, compensated for its black. */
async function prepareInk(
  readable: Picture,
  scratchDirectory: string,
): Promise<{ picture: Picture; conversion: DeepConversion }> {
  await mkdir(scratchDirectory, { recursive: true });
  const own = await embeddedProfile(readable.path, 4);
  const patch = own && perceptualPatch(own);
  if (!own || !patch)
    return { picture: readable, conversion: { by: 'INK', profile: await inkProfile(own, scratchDirectory) } };
  const path = join(scratchDirectory, 'ink');
  await copyWithPatch(readable.path, path, patch);
  const perceptual = Buffer.from(own);
  patch.bytes.copy(perceptual, patch.at);
  const profile = await inkProfile(perceptual, scratchDirectory);
  return { picture: { ...readable, path }, conversion: { by: 'INK', profile } };
}

/** A file that libvips reads, with the numbers of the original. */
async function makeReadable(
  path: string,
  facts: Facts,
  scratchDirectory: string,
  maximumPixels: number,
): Promise<Picture> {
  const { width, height, bitDepth, hasIccProfile, format } = facts;
  const opaque = format === 'TIFF' && (await withReadAt(path, hasMaskChannels));
  const picture = { path, width, height, deep: bitDepth > 8, hasProfile: hasIccProfile, opaque, maximumPixels };
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
    const profile = (await embeddedProfile(path, 3, format)) ?? (await nclxProfile(path));
    // Its decoder is large, and most pictures are no HEIC.
    const { writeHeifStandIn } = await import('../heif/heif-stand-in.ts');
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
    return { ...picture, path: standInPath, deep: true, hasProfile: true, opaque: false };
  }
  return picture;
}

/** Where libvips would show the numbers rightly under another profile than it takes them for; null when it does already. */
async function keepNumbers(readable: Picture, facts: Facts): Promise<DeepConversion | null> {
  const profile = await profileToBe(readable, facts);
  return profile && { by: 'KEEP', profile };
}

async function profileToBe(readable: Picture, { format, colourSpace }: Facts): Promise<Uint8Array | null> {
  if (colourSpace === 'GREY' && readable.deep && readable.hasProfile) {
    const grey = await embeddedProfile(readable.path, 1);
    return grey && rgbProfileOfGrey(grey);
  }
  if (format === 'AVIF' && !readable.hasProfile) {
    return nclxProfile(readable.path);
  }
  if (format === 'TIFF' && colourSpace === 'RGB' && readable.hasProfile) {
    if (!(await withReadAt(readable.path, isFloatingPoint))) return null;
    // On its way to 16 bits light gets the curve of sRGB, whatever its primaries are.
    const own = await embeddedProfile(readable.path, 3);
    const primaries = own && profilePrimaries(own);
    return primaries && matrixProfile(primaries, curveTag(sRgbCurve()), 'Light');
  }
  if (format === 'PNG') {
    return profileOfPng(await withReadAt(readable.path, readPngColour));
  }
  return null;
}

/** The profile a file carries, when it is one of as many channels. */
async function embeddedProfile(path: string, channels: 1 | 3 | 4, format = ''): Promise<Uint8Array | null> {
  const { icc } = await readSharpHeader(path, format);
  return icc && profileChannels(icc) === channels ? icc : null;
}

/** A profile made from the colour that a HEIC or AVIF gives by numbers; null for sRGB. */
async function nclxProfile(path: string): Promise<Uint8Array | null> {
  const heif = await withReadAt(path, readHeif);
  return heif?.nclx ? profileOfNclx(heif.nclx) : null;
}
