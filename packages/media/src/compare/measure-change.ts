import { deltaE2000, toLab, type Lab } from './delta-e.ts';
import { applyTone, type ChannelTone } from './global-tone.ts';
import type { Rgb } from './lay-over.ts';
import { measureShade } from './measure-shade.ts';
import { boxMean } from './plane.ts';
import { softenColour } from './soften-colour.ts';

/** ΔE that nobody would point at in a plain area, however it was encoded. */
const PLAIN = 3.5;
/** ΔE per level of spread around a pixel that encoding adds, and a change of tone (it clips). */
const [BY_SPREAD, BY_SPREAD_TONED] = [0.14, 0.16];
/** ΔE per level by which a picture rises from pixel to pixel: laid over, it may lie 0.4 pixels off, and a level is ΔE 0.4. */
const BY_SLOPE_MOVED = 0.16;
/** Pixels around one from which its colour is taken. */
const COLOUR_RADIUS = 5;
/** Half the side of the square around a pixel in which its spread is measured. */
const NEAR = 8;
/** Noise may differ between both: the limit is at least so many times what the quietest quarter shows, up to a bound. */
const [TIMES_QUIET, NOISE_UP_TO] = [5, 6];

/** Pixels at a cut version's border into which softening carries what lies beyond. */
const BORDER = 3;

const AS_IT_IS: ChannelTone = { gain: 1, lift: 0 };
/** Levels by which a tone moves black, a middle grey or white at most without being one: a place worked on pulls a little at all. */
const UNSEEN_TONE = 1.5;

export interface PixelChange {
  deltaE: Float32Array;
  /** By how much a pixel lies beyond what nobody did to it; below 0 it is as it was. */
  excess: Float32Array;
  /** ΔE of the change of tone of the whole picture, on average. */
  toneDeltaE: number;
  /** Over all that is compared. */
  mean: number;
  max: number;
}

/**
 * How much each pixel of a version differs from the original laid over it, once the whole picture's tone is taken out: by
 * itself, and together with its neighbours, among which the errors of encoding cancel out and a soft shade does not.
 */
export function measureChange(
  before: Rgb,
  after: Rgb,
  covered: Uint8Array,
  tones: readonly ChannelTone[],
  isMoved: boolean,
): PixelChange {
  const { width, height } = after;
  const deltaE = new Float32Array(width * height);
  const isToned = tones.some(({ gain, lift }) =>
    [0, 128, 255].some((level) => Math.abs(level * gain + lift - level) > UNSEEN_TONE),
  );
  const was = softenColour(before, COLOUR_RADIUS);
  const is = softenColour(after, COLOUR_RADIUS);
  const differences = [0, 1, 2].map(() => new Float32Array(deltaE.length)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const [red = AS_IT_IS, green = AS_IT_IS, blue = AS_IT_IS] = isToned ? tones : [];
  let [sum, max, count, tone, toneCount] = [0, 0, 0, 0, 0];
  for (let at = 0, i = 0; at < deltaE.length; at++, i += 3) {
    if (covered[at] === 0) continue;
    const expected = toLab(applyTone(red, was[i]!), applyTone(green, was[i + 1]!), applyTone(blue, was[i + 2]!));
    const found = labOf(is, i);
    const difference = deltaE2000(expected, found);
    deltaE[at] = difference;
    for (let c = 0; c < 3; c++) differences[c]![at] = found[c]! - expected[c]!;
    sum += difference;
    if (difference > max) max = difference;
    count++;
    if (!isToned || at % 16 !== 0) continue;
    tone += deltaE2000(labOf(was, i), expected);
    toneCount++;
  }
  // What stands in both may have suffered on the way; what stands in one of them was put there or taken away.
  const spread = lesser(spreadOf(before), spreadOf(after));
  const noise = Math.min(NOISE_UP_TO, TIMES_QUIET * quiet(deltaE, covered));
  const plain = Math.max(PLAIN, noise);
  const bySpread = isToned ? BY_SPREAD_TONED : BY_SPREAD;
  const slope = isMoved ? lesser(slopeOf(before), slopeOf(after)) : null;
  const excess = measureShade(differences, deltaE, spread, width, height, { isMoved, isToned });
  for (let at = 0; at < excess.length; at++) {
    const limit = plain + bySpread * spread[at]! + (slope ? BY_SLOPE_MOVED * slope[at]! : 0);
    excess[at] = covered[at] === 0 ? -Infinity : Math.max(excess[at]!, deltaE[at]! - limit);
  }
  if (isMoved) leaveBorder(excess, width, height);
  return { deltaE, excess, mean: sum / Math.max(1, count), max, toneDeltaE: toneCount > 0 ? tone / toneCount : 0 };
}

/** Cut, a version ends where the original goes on: softened, both differ there by what lies outside. */
function leaveBorder(excess: Float32Array, width: number, height: number): void {
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++)
      if (Math.min(x, y, width - 1 - x, height - 1 - y) < BORDER) excess[at] = -Infinity;
}

function lesser(one: Float32Array, other: Float32Array): Float32Array {
  for (let n = 0; n < one.length; n++) if (other[n]! < one[n]!) one[n] = other[n]!;
  return one;
}

function labOf(data: Float32Array, i: number): Lab {
  return toLab(data[i]!, data[i + 1]!, data[i + 2]!);
}

/** Levels around each pixel, of the channel that varies most: an edge between two colours of one lightness is an edge. */
function spreadOf({ data, width, height }: Rgb): Float32Array {
  const out = new Float32Array(width * height);
  const channel = new Float32Array(out.length);
  const squares = new Float32Array(out.length);
  for (let c = 0; c < 3; c++) {
    for (let n = 0, i = c; n < out.length; n++, i += 3) {
      channel[n] = data[i]!;
      squares[n] = data[i]! * data[i]!;
    }
    const mean = boxMean(channel, width, height, NEAR);
    const square = boxMean(squares, width, height, NEAR);
    for (let n = 0; n < out.length; n++) {
      const variance = square[n]! - mean[n]! * mean[n]!;
      if (variance > out[n]!) out[n] = variance;
    }
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

/** What a quarter of the pixels stays below; of every few of them. A change of half the picture is no noise. */
function quiet(values: Float32Array, covered: Uint8Array): number {
  const some: number[] = [];
  for (let at = 0; at < values.length; at += 11) if (covered[at] === 1) some.push(values[at]!);
  return Float32Array.from(some).sort()[some.length >> 2] ?? 0;
}
