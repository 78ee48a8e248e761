import type { Pixels } from '../derive/pixels.ts';
import { meanOfCells } from './luminance.ts';

/** Side of the picture that is transformed, and of the corner of low frequencies that is kept. */
const [SIDE, KEPT] = [32, 8];

/** cos((2x + 1) u π / 2N) for the frequencies that are kept. */
const COSINES = Array.from({ length: KEPT + 1 }, (_, u) =>
  Float64Array.from({ length: SIDE }, (__, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * SIDE))),
);

/**
 * 64 bits that stay nearly the same when a picture is re-encoded, resized or brightened, and differ in about half of
 * them between two others: the DCT hash of Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions"
 * (2010), 3.2.1. Each bit says whether one of the 8 by 8 lowest frequencies but the constant ones lies above their median.
 */
export function perceptualHash(picture: Pixels): bigint {
  const { data } = meanOfCells(picture, SIDE, SIDE, 'light');
  const rows = Array.from({ length: SIDE }, (_, y) =>
    Float64Array.from({ length: KEPT + 1 }, (__, u) => {
      let sum = 0;
      for (let x = 0; x < SIDE; x++) sum += (data[y * SIDE + x] ?? 0) * (COSINES[u]?.[x] ?? 0);
      return sum;
    }),
  );
  const frequencies: number[] = [];
  for (let v = 1; v <= KEPT; v++) {
    for (let u = 1; u <= KEPT; u++) {
      let sum = 0;
      for (let y = 0; y < SIDE; y++) sum += (rows[y]?.[u] ?? 0) * (COSINES[v]?.[y] ?? 0);
      frequencies.push(sum);
    }
  }
  const ordered = frequencies.toSorted((a, b) => a - b);
  const median = ((ordered[KEPT * 4 - 1] ?? 0) + (ordered[KEPT * 4] ?? 0)) / 2;
  return toBits(frequencies.map((frequency) => frequency > median));
}

/** Cells per side, and how far a cell must lean (levels of 255) to count as coloured. */
const [CELLS, LEANS] = [4, 8];

/**
 * 64 bits that say where a picture is blue, yellow, red or green: what the perceptual hash, which sees light alone, does
 * not know. The same bag in two colours differs here.
 */
export function colourHash(picture: Pixels): bigint {
  const bits: boolean[] = [];
  for (const component of ['blue', 'red'] as const) {
    for (const level of meanOfCells(picture, CELLS, CELLS, component).data) bits.push(level > LEANS, level < -LEANS);
  }
  return toBits(bits);
}

/** The first bit is the highest; as a signed number, as a database keeps it. */
function toBits(bits: readonly boolean[]): bigint {
  let value = 0n;
  for (const bit of bits) value = (value << 1n) | (bit ? 1n : 0n);
  return BigInt.asIntN(64, value);
}
