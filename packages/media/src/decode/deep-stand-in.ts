import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import sharp from 'sharp';
import { addProfile } from '../tiff/add-profile.ts';
import { asStrictlyAsItGoes, type Picture } from './picture.ts';

/** How a picture becomes 16-bit RGB. */
export interface DeepConversion {
  /** INK goes to light by its own profile, or the built-in one, in floating point; KEEP takes the numbers as they are. */
  by: 'INK' | 'KEEP';
  /** What the numbers mean afterwards. */
  profile: Uint8Array;
}

/**
 * Writes a picture that libvips reads as an oriented 16-bit RGB TIFF under another profile: where sharp's own conversion
 * would be coarse (ink) or leave the colour aside (deep greys, colour by numbers). Transparency is kept: in the space that
 * ink goes through, laying it on white gives black. Throws what the decoder says.
 */
export async function writeDeepStandIn(
  { path, maximumPixels, opaque }: Picture,
  standInPath: string,
  { by, profile }: DeepConversion,
): Promise<void> {
  await mkdir(dirname(standInPath), { recursive: true });
  await asStrictlyAsItGoes(async (failOn) => {
    const opened = sharp(path, { ignoreIcc: true, limitInputPixels: maximumPixels, failOn, autoOrient: true });
    const converted = by === 'INK' ? opened.pipelineColourspace('scrgb') : opened;
    await (opaque ? converted.removeAlpha() : converted)
      .toColourspace('rgb16')
      .tiff({ compression: 'none' })
      .toFile(standInPath);
  });
  await addProfile(standInPath, profile);
}
