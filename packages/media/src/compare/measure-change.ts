import { deltaE2000, deltaE2000Rows, toLab, toLabRows, type LabRows } from './delta-e.ts';
import { applyTone, type ChannelTone } from './global-tone.ts';
import { expectNoise } from './expected-noise.ts';
import type { Rgb } from './lay-over.ts';
import { meanOver, withoutTrend } from './local-difference.ts';
import { measureShade } from './measure-shade.ts';
import { ownNoise } from './own-noise.ts';
import { boxMean } from './plane.ts';
import { softenColour } from './soften-colour.ts';

/** ΔE that nobody would point at in a plain area, however it was encoded. */
const PLAIN = 3.5;
/**
 * The same in a pair that is coarse throughout. In flat areas neighbouring blocks round their colour to the same side, so
 * that no mean takes it out: half a step of quality 60 is 0.9 levels, and pixels are rounded each time they are written.
 * A dark grey at quality 61 was found 1.7 levels less red for seven blocks in a row, ΔE 3.9.
 */
const PLAIN_COARSE = 4.5;
/** Pixels around one from which its colour is taken. */
const COLOUR_RADIUS = 5;
/** Noise may differ between both: the limit is at least so many times what the quietest quarter shows, up to a bound. */
const [TIMES_QUIET, NOISE_UP_TO] = [5, 6];

/** Pixels at a cut version's border into which softening carries what lies beyond. */
const BORDER = 6;
/** Share of a square that is all of it, give or take a rounding. */
const ALL = 0.999;

/** Nothing below this ΔE is a change, however well a pair was encoded. */
const LEAST = 2;
/** Half the sides of the squares by whose mean small and faint places are found, and the same for such a mean. */
const FAINT = [
  // A square that is wider than an edge holds half of what the edge's play costs.
  { radius: 1, least: 2, byPlay: 1 },
  { radius: 3, least: 1.6, byPlay: 0.5 },
] as const;

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
 * @param isMoved the original was laid over
 * @param isResampled one of both files was interpolated on its way, or is now
 */
export function measureChange(
  before: Rgb,
  after: Rgb,
  covers: Uint8Array,
  tones: readonly ChannelTone[],
  { isMoved, isResampled }: { isMoved: boolean; isResampled: boolean },
): PixelChange {
  const { width, height } = after;
  const covered = isMoved ? withoutBorder(covers, width, height) : covers;
  const shifts = tones.flatMap(({ gain, lift }) => [0, 128, 255].map((level) => level * gain + lift - level));
  const tone = Math.max(...shifts.map(Math.abs));
  const isToned = tone > UNSEEN_TONE;
  const was = softenColour(before, COLOUR_RADIUS);
  const expected = toLabRows(isToned ? toned(was, tones) : was);
  const found = toLabRows(softenColour(after, COLOUR_RADIUS));
  const deltaE = deltaE2000Rows(expected, found);
  const differences = [
    minus(found[0], expected[0]),
    minus(found[1], expected[1]),
    minus(found[2], expected[2]),
  ] as const;
  let [sum, max, count] = [0, 0, 0];
  for (let at = 0; at < deltaE.length; at++) {
    if (covered[at] === 0) {
      deltaE[at] = 0;
      for (const one of differences) one[at] = 0;
      continue;
    }
    sum += deltaE[at]!;
    if (deltaE[at]! > max) max = deltaE[at]!;
    count++;
  }
  const { spread, noise, play } = expectNoise(before, after, { isMoved, isResampled, isToned });
  const plain = Math.max(PLAIN, Math.min(NOISE_UP_TO, TIMES_QUIET * quiet(deltaE, covered)));
  const own = ownNoise(deltaE, noise, covered, LEAST);
  const local = withoutTrend(differences, deltaE, width, height);
  const excess = measureShade(local, spread, width, height, { isMoved, tone: isToned ? tone : 0 });
  for (let at = 0; at < excess.length; at++)
    excess[at] = Math.max(excess[at]!, deltaE[at]! - limitOf(plain, noise[at]!, own[at]! + play[at]!));
  for (const { radius, least, byPlay } of FAINT) {
    const means = meanOver(local, width, height, radius);
    const limits = ownNoise(means, noise, covered, least);
    for (let at = 0; at < excess.length; at++)
      excess[at] = Math.max(excess[at]!, means[at]! - limits[at]! - byPlay * play[at]!);
  }
  for (let at = 0; at < excess.length; at++) if (covered[at] === 0) excess[at] = -Infinity;
  const toneDeltaE = isToned ? toneDifference(was, expected, covered) : 0;
  return { deltaE, excess, mean: sum / Math.max(1, count), max, toneDeltaE };
}

/** ΔE up to which a pixel is as it was. What a pair shows of itself lowers that, and raises it no further than coarse files do. */
function limitOf(plain: number, noise: number, own: number): number {
  const coarse = own === Infinity ? plain : Math.max(plain, Math.min(PLAIN_COARSE, own));
  return Math.min(coarse + noise, own);
}

/** Cut, a version ends where the original goes on, or the other way round: softened, both differ there by what lies outside. */
function withoutBorder(covered: Uint8Array, width: number, height: number): Uint8Array {
  const around = boxMean(Float32Array.from(covered), width, height, BORDER);
  const out = new Uint8Array(covered.length);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++)
      out[at] = Math.min(x, y, width - 1 - x, height - 1 - y) >= BORDER && around[at]! > ALL ? 1 : 0;
  return out;
}

function minus(one: Float32Array, other: Float32Array): Float32Array {
  const out = new Float32Array(one.length);
  for (let at = 0; at < out.length; at++) out[at] = one[at]! - other[at]!;
  return out;
}

/** A picture as the whole picture's tone makes it. */
function toned(was: Float32Array, tones: readonly ChannelTone[]): Float32Array {
  const [red = AS_IT_IS, green = AS_IT_IS, blue = AS_IT_IS] = tones;
  const out = new Float32Array(was.length);
  for (let i = 0; i < out.length; i += 3) {
    out[i] = applyTone(red, was[i]!);
    out[i + 1] = applyTone(green, was[i + 1]!);
    out[i + 2] = applyTone(blue, was[i + 2]!);
  }
  return out;
}

/** Mean ΔE that the tone of the whole makes, of every sixteenth pixel. */
function toneDifference(was: Float32Array, [light, a, b]: LabRows, covered: Uint8Array): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < covered.length; at += 16) {
    if (covered[at] === 0) continue;
    const from = toLab(was[3 * at]!, was[3 * at + 1]!, was[3 * at + 2]!);
    sum += deltaE2000(from, [light[at]!, a[at]!, b[at]!]);
    count++;
  }
  return sum / Math.max(1, count);
}

/** What a quarter of the pixels stays below; of every few of them. A change of half the picture is no noise. */
function quiet(values: Float32Array, covered: Uint8Array): number {
  const some: number[] = [];
  for (let at = 0; at < values.length; at += 11) if (covered[at] === 1) some.push(values[at]!);
  return Float32Array.from(some).sort()[some.length >> 2] ?? 0;
}
