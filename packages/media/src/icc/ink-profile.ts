import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { writeStandIn } from '../decode/stand-in-tiff.ts';
import { matrixProfile } from './made-profiles.ts';
import { curveTag } from './write-profile.ts';

/** L* 50 as light: what claims to be a lighter black is a profile that knows none. */
const LIGHTEST_BLACK = 0.184;
const STEPS = 4096;

/**
 * The profile of ink that has been turned into sRGB without black point compensation: it takes the blackest ink for black.
 * As black is neutral, compensation (ISO 18619) is the same line for all three channels in light.
 * @param profile of the ink; null is libvips' built-in one
 */
export async function inkProfile(profile: Uint8Array | null, scratchDirectory: string): Promise<Buffer> {
  const black = Math.min(LIGHTEST_BLACK, Math.max(0, await lightOfBlack(profile, scratchDirectory)));
  const curve = Array.from({ length: STEPS }, (_, i) => {
    const value = i / (STEPS - 1);
    const light = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    return Math.round((Math.max(0, light - black) / (1 - black)) * 65535);
  });
  return matrixProfile('sRGB', curveTag(curve), 'Ink');
}

/** Light that all four inks together give back, 0 to 1. */
async function lightOfBlack(profile: Uint8Array | null, scratchDirectory: string): Promise<number> {
  const path = join(scratchDirectory, 'black.tif');
  await writeStandIn(path, { width: 1, height: 1, channels: 4, bits: 8, profile }, (standIn) =>
    standIn.write(Buffer.alloc(4, 255)),
  );
  const data = await sharp(path, { ignoreIcc: true })
    .pipelineColourspace('scrgb')
    .toColourspace('scrgb')
    .raw({ depth: 'float' })
    .toBuffer();
  await rm(path);
  const [red, green, blue] = [data.readFloatLE(0), data.readFloatLE(4), data.readFloatLE(8)];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
