import { boxMean, boxMeanInside } from './plane.ts';

/** Differences of L*, a* and b* per pixel, with their signs. */
export type Differences = readonly [light: Float32Array, a: Float32Array, b: Float32Array];

/** Half the side, in parts of the long side, of the square whose trend is no change of a place: light falls off towards corners. */
const TREND = 0.25;
/** ΔE beyond which a pixel is somebody's work and says nothing of the trend, and share of the others that is needed to know it. */
const [UNTOUCHED, KNOWN_FROM] = [3.5, 0.2];

/** What differs more, or in another way, than around: a vignette that was taken out of the whole is no change of every place. */
export function withoutTrend(
  differences: Differences,
  deltaE: Float32Array,
  width: number,
  height: number,
): Differences {
  const radius = Math.round(TREND * Math.max(width, height));
  const weights = new Float32Array(deltaE.length);
  for (let at = 0; at < weights.length; at++) weights[at] = deltaE[at]! < UNTOUCHED ? 1 : 0;
  const known = boxMean(weights, width, height, radius);
  const local = (one: Float32Array) => {
    const out = new Float32Array(one.length);
    for (let at = 0; at < out.length; at++) out[at] = one[at]! * weights[at]!;
    const trend = boxMean(out, width, height, radius);
    for (let at = 0; at < out.length; at++)
      out[at] = one[at]! - (known[at]! < KNOWN_FROM ? 0 : trend[at]! / known[at]!);
    return out;
  };
  return [local(differences[0]), local(differences[1]), local(differences[2])];
}

/** How large the mean difference over the square around each pixel is; squares lie inside of the picture. */
export function meanOver(differences: Differences, width: number, height: number, radius: number): Float32Array {
  const [light, a, b] = differences.map((one) => boxMeanInside(one, width, height, radius)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  // Colour counts for less than light, as in CIEDE2000 at a middling chroma of 22.
  for (let at = 0; at < light.length; at++) light[at] = Math.sqrt(light[at]! ** 2 + (a[at]! ** 2 + b[at]! ** 2) / 4);
  return light;
}
