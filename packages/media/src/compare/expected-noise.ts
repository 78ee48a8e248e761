import type { Rgb } from './lay-over.ts';
import { boxMean, boxVariance } from './plane.ts';

/** ΔE per level of spread around a pixel that encoding adds, and a change of tone (it clips). */
const [BY_SPREAD, BY_SPREAD_TONED] = [0.14, 0.16];
/** ΔE per level by which a picture rises from pixel to pixel: laid over, it may lie 0.4 pixels off, and a level is ΔE 0.4. */
const BY_SLOPE_MOVED = 0.16;
/** The same of two files of which one is resized: sizes are whole numbers and decoders shrink in steps, 0.25 pixels of play. */
const BY_SLOPE_RESAMPLED = 0.1;
/** Half the side of the square around a pixel in which its spread is measured. */
const NEAR = 8;

export interface Expected {
  /** Levels around each pixel, in the smoother of both pictures. */
  spread: Float32Array;
  /** ΔE that encoding, a change of tone and laying over may cost there. */
  noise: Float32Array;
  /** ΔE that an edge may cost which was interpolated on the way of one of both; 0 everywhere where nothing was. */
  play: Float32Array;
}

/**
 * What the structure around each pixel lets one expect of two pictures that show the same. What stands in both may have
 * suffered on the way; what stands in one of them was put there or taken away.
 */
export function expectNoise(
  before: Rgb,
  after: Rgb,
  { isMoved, isResampled, isToned }: { isMoved: boolean; isResampled: boolean; isToned: boolean },
): Expected {
  const spread = lesser(spreadOf(before), spreadOf(after));
  const slope = isResampled ? lesser(slopeOf(before), slopeOf(after)) : new Float32Array(spread.length);
  const bySlope = isMoved ? BY_SLOPE_MOVED : 0;
  const bySpread = isToned ? BY_SPREAD_TONED : BY_SPREAD;
  const noise = new Float32Array(spread.length);
  for (let at = 0; at < noise.length; at++) noise[at] = bySpread * spread[at]! + bySlope * slope[at]!;
  return { spread, noise, play: slope.map((levels) => BY_SLOPE_RESAMPLED * levels) };
}

function lesser(one: Float32Array, other: Float32Array): Float32Array {
  for (let n = 0; n < one.length; n++) if (other[n]! < one[n]!) one[n] = other[n]!;
  return one;
}

/** Levels around each pixel, of the channel that varies most: an edge between two colours of one lightness is an edge. */
function spreadOf({ data, width, height }: Rgb): Float32Array {
  const out = new Float32Array(width * height);
  const channel = new Float32Array(out.length);
  for (let c = 0; c < 3; c++) {
    for (let n = 0, i = c; n < out.length; n++, i += 3) channel[n] = data[i]!;
    const mean = boxMean(channel, width, height, NEAR);
    const variance = boxVariance(channel, mean, width, height, NEAR);
    for (let n = 0; n < out.length; n++) if (variance[n]! > out[n]!) out[n] = variance[n]!;
  }
  for (let n = 0; n < out.length; n++) out[n] = Math.sqrt(out[n]!);
  return out;
}

/** Levels per pixel, the steepest of the channels and of the square of five around each pixel. */
function slopeOf({ data, width, height }: Rgb): Float32Array {
  const steepest = new Float32Array(width * height);
  for (let y = 1, row = 3 * width; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      for (let i = (y * width + x) * 3, c = 0; c < 3; c++, i++) {
        const [across, down] = [data[i + 3]! - data[i - 3]!, data[i + row]! - data[i - row]!];
        const slope = across * across + down * down;
        if (slope > steepest[y * width + x]!) steepest[y * width + x] = slope;
      }
    }
  }
  const around = new Float32Array(steepest.length);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++)
      for (let i = Math.max(0, x - 2); i <= Math.min(width - 1, x + 2); i++)
        around[at] = Math.max(around[at]!, steepest[y * width + i]!);
  const out = new Float32Array(steepest.length);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++)
      for (let j = Math.max(0, y - 2); j <= Math.min(height - 1, y + 2); j++)
        out[at] = Math.max(out[at]!, around[j * width + x]!);
  for (let at = 0; at < out.length; at++) out[at] = Math.sqrt(out[at]!) / 2;
  return out;
}
