/** Nits of what a screen without high range shows as white (ITU-R BT.2408). */
const WHITE_NITS = 203;
/** Nits the picture is taken to reach: what HLG is meant for, and most PQ stills stay below. */
const PEAK_NITS = 1000;
/** How numbers stand for light: SMPTE ST 2084 or ARIB STD-B67. */
export type HighRange = 'PQ' | 'HLG';

/**
 * Light of numbers between 0 and 1 for an ordinary screen, whose white is 1, in the primaries they came in: as it is up to
 * about half of white's luminance, rolled off above, by the curve of ITU-R BT.2390-11 (5.4.1) on the largest channel, so
 * that hues stay.
 */
export function toneMapped(range: HighRange, codes: number[]): number[] {
  const nits = range === 'PQ' ? pqNits(codes) : hlgNits(codes);
  const largest = Math.max(...nits);
  const scale = largest === 0 ? 0 : rollOff(largest) / largest / WHITE_NITS;
  return nits.map((value) => value * scale);
}

const [M1, M2, C1, C2, C3] = [1305 / 8192, 2523 / 32, 107 / 128, 2413 / 128, 2392 / 128];

function pqNits(codes: number[]): number[] {
  return codes.map((code) => {
    const power = code ** (1 / M2);
    return 10_000 * (Math.max(0, power - C1) / (C2 - C3 * power)) ** (1 / M1);
  });
}

function pqCode(nits: number): number {
  const power = (nits / 10_000) ** M1;
  return ((C1 + C2 * power) / (1 + C3 * power)) ** M2;
}

/** Scene light by the inverse of the camera's curve, then the look of a screen of 1,000 nits (BT.2100, gamma 1.2). */
function hlgNits(codes: number[]): number[] {
  const [a, b, c] = [0.17883277, 0.28466892, 0.55991073];
  const scene = codes.map((code) => (code <= 0.5 ? (code * code) / 3 : (Math.exp((code - c) / a) + b) / 12));
  const [red = 0, green = 0, blue = 0] = scene;
  const luminance = 0.2627 * red + 0.678 * green + 0.0593 * blue;
  return scene.map((value) => PEAK_NITS * luminance ** 0.2 * value);
}

/** BT.2390's curve: a Hermite spline above the knee, in PQ's even steps. */
function rollOff(nits: number): number {
  const peak = pqCode(PEAK_NITS);
  const most = pqCode(WHITE_NITS) / peak;
  const knee = 1.5 * most - 0.5;
  const code = Math.min(1, pqCode(nits) / peak);
  if (code <= knee) return nits;
  const t = (code - knee) / (1 - knee);
  const rolled =
    (2 * t ** 3 - 3 * t ** 2 + 1) * knee + (t ** 3 - 2 * t ** 2 + t) * (1 - knee) + (-2 * t ** 3 + 3 * t ** 2) * most;
  return pqNits([rolled * peak])[0] ?? 0;
}
