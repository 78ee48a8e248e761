import type { Pixels } from '../derive/pixels.ts';
import { clippingOf, type Clipping } from './clipping.ts';
import { colourHash, perceptualHash } from './perceptual-hash.ts';
import { sharpnessOf } from './sharpness.ts';

/** What helps to choose among photos; nothing of it decides anything by itself. */
export interface PictureMeasures extends Clipping {
  /** 64 bits as a signed number. */
  perceptualHash: bigint;
  colourHash: bigint;
  /** Hundredths of a level; ranks frames of one subject. */
  sharpness: number;
}

/**
 * Measures a picture from pixels that were decoded anyway.
 * @param preview at most 2048 pixels long: in it detail is judged
 * @param thumbnail the same picture, small: its hashes hardly differ
 */
export function measurePicture(preview: Pixels, thumbnail: Pixels): PictureMeasures {
  return {
    perceptualHash: perceptualHash(thumbnail),
    colourHash: colourHash(thumbnail),
    sharpness: sharpnessOf(preview),
    ...clippingOf(preview),
  };
}
