import { deltaE2000, toLab, type Lab } from './delta-e.ts';
import { applyTone, type ChannelTone } from './global-tone.ts';
import type { Rgb } from './lay-over.ts';
import { boxMean } from './plane.ts';
import { softenColour } from './soften-colour.ts';

/** ΔE that nobody would point at in a plain area, however it was encoded. */
const PLAIN = 3.5;
/** ΔE per level of spread around a pixel that encoding adds, a change of tone (it clips), and laying over between pixels. */
const [BY_SPREAD, BY_SPREAD_TONED, BY_SPREAD_MOVED] = [0.14, 0.16, 0.3];
/** Pixels around one from which its colour is taken. */
const COLOUR_RADIUS = 5;
/** Half the side of the square around a pixel in which its spread is measured. */
const NEAR = 8;
/** Noise may differ between both: the limit is at least so many times what the quietest quarter shows, up to a bound. */
const [TIMES_QUIET, NOISE_UP_TO] = [5, 6];

const AS_IT_IS: ChannelTone = { gain: 1, lift: 0 };

export interface PixelChange {
  deltaE: Float32Array;
  /** From which ΔE a pixel counts as changed; Infinity where the original shows nothing. */
  limit: Float32Array;
  /** ΔE of the change of tone of the whole picture, on average. */
  toneDeltaE: number;
  /** Over all that is compared. */
  mean: number;
  max: number;
}

/** How much each pixel of a version differs from the original laid over it, once the whole picture's tone is taken out. */
export function measureChange(
  before: Rgb,
  after: Rgb,
  covered: Uint8Array,
  tones: readonly ChannelTone[],
  isMoved: boolean,
): PixelChange {
  const { width, height } = after;
  const deltaE = new Float32Array(width * height);
  const isToned = tones.some(({ gain, lift }) => Math.abs(gain - 1) > 0.002 || Math.abs(lift) > 0.3);
  const was = softenColour(before, COLOUR_RADIUS);
  const is = softenColour(after, COLOUR_RADIUS);
  const toned = (i: number, c: number) => applyTone(tones[c] ?? AS_IT_IS, was[i + c]!);
  let [sum, max, count, tone, toneCount] = [0, 0, 0, 0, 0];
  for (let at = 0, i = 0; at < deltaE.length; at++, i += 3) {
    if (covered[at] === 0) continue;
    const expected = toLab(toned(i, 0), toned(i, 1), toned(i, 2));
    const difference = deltaE2000(expected, labOf(is, i));
    deltaE[at] = difference;
    sum += difference;
    max = Math.max(max, difference);
    count++;
    if (!isToned || at % 16 !== 0) continue;
    tone += deltaE2000(labOf(was, i), expected);
    toneCount++;
  }
  const bySpread = isMoved ? BY_SPREAD_MOVED : isToned ? BY_SPREAD_TONED : BY_SPREAD;
  const noise = Math.min(NOISE_UP_TO, TIMES_QUIET * quiet(deltaE, covered));
  const limit = limits(before, Math.max(PLAIN, noise), bySpread);
  for (let at = 0; at < limit.length; at++) if (covered[at] === 0) limit[at] = Infinity;
  return { deltaE, limit, mean: sum / Math.max(1, count), max, toneDeltaE: toneCount > 0 ? tone / toneCount : 0 };
}

function labOf(data: Float32Array, i: number): Lab {
  return toLab(data[i]!, data[i + 1]!, data[i + 2]!);
}

/** By the channel that varies most: an edge between two colours of one lightness is an edge. */
function limits({ data, width, height }: Rgb, plain: number, bySpread: number): Float32Array {
  const out = new Float32Array(width * height);
  for (let c = 0; c < 3; c++) {
    const channel = Float32Array.from(out, (_, n) => data[n * 3 + c]!);
    const mean = boxMean(channel, width, height, NEAR);
    const square = boxMean(
      channel.map((level) => level * level),
      width,
      height,
      NEAR,
    );
    for (let n = 0; n < out.length; n++) out[n] = Math.max(out[n]!, square[n]! - mean[n]! * mean[n]!);
  }
  return out.map((variance) => plain + bySpread * Math.sqrt(variance));
}

/** What a quarter of the pixels stays below; of every few of them. A change of half the picture is no noise. */
function quiet(values: Float32Array, covered: Uint8Array): number {
  const some: number[] = [];
  for (let at = 0; at < values.length; at += 11) if (covered[at] === 1) some.push(values[at]!);
  return Float32Array.from(some).toSorted()[some.length >> 2] ?? 0;
}
