import { join } from 'node:path';
import sharp from 'sharp';
import { writeHeifStandIn } from '../heif/heif-stand-in.ts';
import { readHeif } from '../heif/read-heif.ts';
import { profileOfNclx } from '../icc/nclx-profile.ts';
import { profileChannels } from '../icc/read-profile.ts';
import { writePsdStandIn } from '../psd/psd-stand-in.ts';
import { readPsd } from '../psd/read-psd.ts';
import { copyJpeg } from '../jpeg/copy-jpeg.ts';
import { findPreview } from '../raw/find-preview.ts';
import { isRawFormat } from '../raw/raw-format.ts';
import type { Facts } from '../result.ts';
import type { Picture } from './picture.ts';
import { withReadAt } from './read-at.ts';

/**
 * Turns an original whose facts are known into a picture that every later step reads alike (`openPicture`). Formats that
 * libvips reads are left where they are; of the others a lossless stand-in is written into `scratchDirectory`, which is
 * made when needed and is the caller's to remove.
 * @throws Refused with a code for the person who sent the file; else what a decoder or the file system says
 */
export async function decode(
  path: string,
  facts: Facts,
  scratchDirectory: string,
  maximumPixels: number,
): Promise<Picture> {
  const { width, height, bitDepth, hasIccProfile } = facts;
  const picture = { path, width, height, deep: bitDepth > 8, hasProfile: hasIccProfile, maximumPixels };
  const standInPath = join(scratchDirectory, 'stand-in.tif');
  if (facts.format === 'PSD' || facts.format === 'PSB') {
    const layout = await withReadAt(path, async (read, size) =>
      writePsdStandIn(read, size, await readPsd(read, size), standInPath),
    );
    return { ...picture, path: standInPath, deep: layout.bits > 8, hasProfile: layout.profile !== null };
  }
  if (facts.format === 'HEIC') {
    const profile = await heifProfile(path, facts);
    const size = await writeHeifStandIn({ path, standInPath, bitDepth, profile });
    return { ...picture, ...size, path: standInPath, hasProfile: profile !== null };
  }
  if (isRawFormat(facts.format)) {
    const format = facts.format;
    const jpegPath = join(scratchDirectory, 'preview.jpg');
    await withReadAt(path, async (read, size) => {
      const preview = await findPreview(read, size, format);
      await copyJpeg(read, preview, jpegPath, { orientation: preview.orientation, profile: null });
    });
    return { ...picture, path: jpegPath };
  }
  return picture;
}

/** The embedded profile, or one made from the colour that is given by numbers. */
async function heifProfile(path: string, facts: Facts): Promise<Uint8Array | null> {
  if (facts.hasIccProfile) {
    const { icc } = await sharp(path, { limitInputPixels: false }).metadata();
    if (icc && profileChannels(icc) === 3) return icc;
  }
  const heif = await withReadAt(path, readHeif);
  return heif?.nclx ? profileOfNclx(heif.nclx) : null;
}
