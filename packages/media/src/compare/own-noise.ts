/** Places are told apart by the ΔE that their structure lets one expect: classes begin at these. */
const CLASSES = [0, 0.5, 1, 1.5, 2, 3, 4, 6, 9, 14];
/** Fewer pixels of a class say nothing of it. */
const AT_LEAST = 1000;
/** ΔE is counted in steps of so much, up to so many of them. */
const [STEP, STEPS] = [0.02, 1000];
/** How many times what nine in ten pixels, and ninety-nine in a hundred, stay below. */
const [TIMES_MOST, TIMES_NEARLY_ALL] = [5, 3];

/**
 * ΔE beyond which a pixel differs by more than this very pair's encoding explains. One limit for all must bear the coarsest
 * file; what a fine one leaves is measured in it, and then a faint spot stands out. Where a large part of a picture was
 * worked on, that looks like noise and the limit becomes high: it is meant to lower another one, never to raise it.
 * @param expected ΔE that the structure around each pixel may cost
 * @param counts 1 for each pixel that says something of noise
 * @param least limit of the best of encodings
 */
export function ownNoise(
  deltaE: Float32Array,
  expected: Float32Array,
  counts: Uint8Array,
  least: number,
): Float32Array {
  const classOf = (at: number) => {
    let one = 0;
    while (one + 1 < CLASSES.length && expected[at]! >= CLASSES[one + 1]!) one++;
    return one;
  };
  const histograms = CLASSES.map(() => new Uint32Array(STEPS));
  for (let at = 0; at < deltaE.length; at++)
    if (counts[at] === 1) histograms[classOf(at)]![Math.min(STEPS - 1, Math.floor(deltaE[at]! / STEP))]!++;
  const limits = histograms.map((one) => limitOf(one, least));
  return Float32Array.from({ length: deltaE.length }, (_, at) => limits[classOf(at)]!);
}

function limitOf(histogram: Uint32Array, least: number): number {
  const all = histogram.reduce((sum, count) => sum + count, 0);
  if (all < AT_LEAST) return Infinity;
  const below = (share: number) => {
    let sum = 0;
    return STEP * (histogram.findIndex((count) => (sum += count) > share * all) + 1);
  };
  return Math.max(least, TIMES_MOST * below(0.9), TIMES_NEARLY_ALL * below(0.99));
}
