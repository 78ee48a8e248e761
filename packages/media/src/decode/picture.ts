import sharp, { type Sharp } from 'sharp';

/** A still that libvips can read: the original, or a lossless stand-in made of it. */
export interface Picture {
  /** The file to read; a stand-in lies in the scratch folder that was given to decode() and goes with it. */
  path: string;
  /** Pixels as displayed. */
  width: number;
  height: number;
  /** More than 8 bits per channel. */
  deep: boolean;
  /** The file read carries a colour profile. */
  hasProfile: boolean;
  /** Channels beyond the colour are no transparency (masks, spot colours) and are left aside. */
  opaque: boolean;
  /** Pixels above which opening is refused by the decoder itself. */
  maximumPixels: number;
}

/** What of a damaged file is still accepted: nothing, warnings, or whatever can be shown. */
export type Strictness = 'warning' | 'error' | 'none';

/** Warnings of pictures that decode perfectly: common from telephones and old software. */
const HARMLESS = /invalid SOS parameters|extraneous bytes before marker/i;

/** Runs a decoding that fails on every warning, and again on errors only when the warning was a harmless one. */
export async function asStrictlyAsItGoes<T>(work: (failOn: Strictness) => Promise<T>): Promise<T> {
  try {
    return await work('warning');
  } catch (error) {
    if (!(error instanceof Error) || !HARMLESS.test(error.message)) throw error;
    return work('error');
  }
}

/**
 * A pipeline over the picture: its first page, oriented as displayed, converted to 8-bit sRGB by its profile,
 * transparency on white. Resize it, tile it or write it; what is written carries no metadata.
 */
export function openPicture(picture: Picture, failOn: Strictness = 'warning'): Sharp {
  const read = sharp(picture.path, { failOn, limitInputPixels: picture.maximumPixels, autoOrient: true });
  const solid = picture.opaque ? read.removeAlpha() : read.flatten({ background: '#ffffff' });
  const opened = solid.toColourspace('srgb');
  // sharp works on 16-bit pictures with a profile in P3 and leaves them there unless a profile is asked for; without a
  // profile of its own the picture must not pass that step, for it would be taken for P3.
  return picture.deep && picture.hasProfile ? opened.withIccProfile('srgb', { attach: false }) : opened;
}
