/** Three XYZ columns: light of full red, green and blue. */
export type Columns = readonly [readonly number[], readonly number[], readonly number[]];

type Vector = readonly [number, number, number];

/** Bradford's cone responses (ICC.1:2010, annex E). */
const BRADFORD: readonly Vector[] = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];
const D50: Vector = [0.9642, 1, 0.8249];

/**
 * The primaries of a colour space as XYZ columns adapted to D50, from the x and y of white, red, green and blue.
 * Null when no such colours can be.
 */
export function columnsOf(chromaticities: readonly number[]): Columns | null {
  const [white, red, green, blue] = [0, 2, 4, 6].map((at) => xyz(chromaticities[at] ?? 0, chromaticities[at + 1] ?? 0));
  if (!white || !red || !green || !blue) return null;
  const primaries = transpose([red, green, blue]);
  const amounts = solve(primaries, white);
  if (!amounts) return null;
  const cones = BRADFORD.map((row) => dot(row, D50) / dot(row, white));
  const adapted = [red, green, blue].map((column, i) => {
    const responses = BRADFORD.map((row, c) => dot(row, column) * amounts[i]! * cones[c]!);
    return solve(BRADFORD, [responses[0]!, responses[1]!, responses[2]!]);
  });
  const [r, g, b] = adapted;
  const isReal = adapted.every((column) => column?.every((value) => Number.isFinite(value) && Math.abs(value) < 4));
  return r && g && b && isReal ? [r, g, b] : null;
}

function xyz(x: number, y: number): Vector | null {
  return y > 0.0001 && x >= 0 && x + y <= 1.2 ? [x / y, 1, (1 - x - y) / y] : null;
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function transpose([a, b, c]: readonly [Vector, Vector, Vector]): Vector[] {
  return [0, 1, 2].map((i) => [a[i]!, b[i]!, c[i]!]);
}

/** The vector that a matrix of rows takes to another (Cramer's rule); null when there is none. */
function solve(rows: readonly Vector[], to: Vector): Vector | null {
  const [a, b, c] = transpose([rows[0]!, rows[1]!, rows[2]!]) as [Vector, Vector, Vector];
  const all = determinant(a, b, c);
  if (Math.abs(all) < 1e-9) return null;
  return [determinant(to, b, c) / all, determinant(a, to, c) / all, determinant(a, b, to) / all];
}

function determinant(a: Vector, b: Vector, c: Vector): number {
  return a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
}
