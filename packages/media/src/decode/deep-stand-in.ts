import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import sharp from 'sharp';
import { addProfile } from '../tiff/add-profile.ts';

/** How a picture becomes 16-bit RGB. */
export interface DeepConversion {
  /** INK goes to light by its own profile, or the built-in one, in floating point; KEEP takes the numbers as they are. */
  by: 'INK' | 'KEEP';
  /** What the numbers mean afterwards. */
  profile: Uint8Array;
}

/**
 * Writes a picture that libvips reads as an oriented 16-bit RGB TIFF under another profile: where sharp's own conversion
 * would be coarse (ink) or leave the colour aside (deep greys, colour by numbers). Throws what the decoder says.
 */
export async function writeDeepStandIn(
  path: string,
  standInPath: string,
  maximumPixels: number,
  { by, profile }: DeepConversion,
): Promise<void> {
  await mkdir(dirname(standInPath), { recursive: true });
  const opened = sharp(path, { ignoreIcc: true, limitInputPixels: maximumPixels, failOn: 'warning', autoOrient: true });
  await (by === 'INK' ? opened.pipelineColourspace('scrgb') : opened)
    .flatten({ background: '#ffffff' })
    .toColourspace('rgb16')
    .tiff({ compression: 'none' })
    .toFile(standInPath);
  await addProfile(standInPath, profile);
}
