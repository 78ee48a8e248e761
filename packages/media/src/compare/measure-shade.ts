import { boxMean } from './plane.ts';

/** Half the sides of the squares over which a difference is averaged: what must be seen in both is a shade. */
const [CLOSE, WIDE] = [4, 12];
/**
 * ΔE from which the mean of such a square is a change. Encoding rounds the mean of a block by half a step at most: at
 * quality 60 (steps 13 and 14, eight times a level; Annex K of ITU-T T.81 scaled as libjpeg does) by 0.8 levels of light
 * and 0.9 of colour, which is ΔE 0.6 where the eye is keenest. Twice that is no chance, even of a single block.
 */
const PLAIN = 1.3;
/** The whole picture's tone is known to about a level. */
const TONED = 1.2;
/** Half the side, in parts of the long side, of the square whose trend is no change of a place: light falls off towards corners. */
const TREND = 0.25;
/** ΔE beyond which a pixel is somebody's work and says nothing of the trend, and share of the others that is needed to know it. */
const [UNTOUCHED, KNOWN_FROM] = [3.5, 0.2];
/** Per level of spread: encoders and resampling take from an edge what they do not give back beside it. */
const [BY_SPREAD, BY_SPREAD_MOVED] = [0.02, 0.03];

/**
 * Where a picture became lighter, darker or of another colour by little but evenly, more than around: by how much its mean
 * difference over a square lies beyond what encoding does to means. Dodging and burning by a few levels is found by this
 * alone; a vignette that was taken out of the whole is not called a change of every place.
 * @param differences of L*, a* and b* per pixel, with their signs
 * @param spread levels around each pixel
 */
export function measureShade(
  differences: readonly [Float32Array, Float32Array, Float32Array],
  deltaE: Float32Array,
  spread: Float32Array,
  width: number,
  height: number,
  { isMoved, isToned }: { isMoved: boolean; isToned: boolean },
): Float32Array {
  const local = withoutTrend(differences, deltaE, width, height);
  const excess = new Float32Array(spread.length).fill(Infinity);
  const bySpread = isMoved ? BY_SPREAD_MOVED : BY_SPREAD;
  const plain = isToned ? PLAIN + TONED : PLAIN;
  for (const radius of [CLOSE, WIDE]) {
    const [light, a, b] = local.map((one) => boxMean(one, width, height, radius)) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    for (let at = 0; at < excess.length; at++) {
      // Colour counts for less than light, as in CIEDE2000 at a middling chroma of 22.
      const mean = Math.sqrt(light[at]! ** 2 + (a[at]! ** 2 + b[at]! ** 2) / 4);
      excess[at] = Math.min(excess[at]!, mean - plain - bySpread * spread[at]!);
    }
  }
  return excess;
}

function withoutTrend(
  differences: readonly Float32Array[],
  deltaE: Float32Array,
  width: number,
  height: number,
): Float32Array[] {
  const radius = Math.round(TREND * Math.max(width, height));
  const weights = new Float32Array(deltaE.length);
  for (let at = 0; at < weights.length; at++) weights[at] = deltaE[at]! < UNTOUCHED ? 1 : 0;
  const known = boxMean(weights, width, height, radius);
  return differences.map((one) => {
    const out = new Float32Array(one.length);
    for (let at = 0; at < out.length; at++) out[at] = one[at]! * weights[at]!;
    const trend = boxMean(out, width, height, radius);
    for (let at = 0; at < out.length; at++)
      out[at] = one[at]! - (known[at]! < KNOWN_FROM ? 0 : trend[at]! / known[at]!);
    return out;
  });
}
