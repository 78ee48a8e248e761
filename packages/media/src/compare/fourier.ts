/** Complex numbers in two rows: real and imaginary parts. */
export interface Complex {
  re: Float64Array;
  im: Float64Array;
}

/** The two-dimensional Fourier transform of a square of `side` (a power of two), in place; the inverse is not scaled. */
export function transform({ re, im }: Complex, side: number, isInverse = false): void {
  const turn = tables(side);
  for (let line = 0; line < side; line++) line1d(re, im, line * side, 1, side, turn, isInverse);
  for (let line = 0; line < side; line++) line1d(re, im, line, side, side, turn, isInverse);
}

interface Table {
  cos: Float64Array;
  sin: Float64Array;
  reversed: Uint16Array;
}
const known = new Map<number, Table>();

function tables(side: number): Table {
  const there = known.get(side);
  if (there) return there;
  const bits = Math.log2(side);
  const table = {
    cos: Float64Array.from({ length: side / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / side)),
    sin: Float64Array.from({ length: side / 2 }, (_, k) => Math.sin((2 * Math.PI * k) / side)),
    reversed: Uint16Array.from({ length: side }, (_, n) => {
      let out = 0;
      for (let bit = 0; bit < bits; bit++) if (n & (1 << bit)) out |= 1 << (bits - 1 - bit);
      return out;
    }),
  };
  known.set(side, table);
  return table;
}

/** One row or column, radix two after Cooley and Tukey. */
function line1d(
  re: Float64Array,
  im: Float64Array,
  start: number,
  step: number,
  side: number,
  { cos, sin, reversed }: Table,
  isInverse: boolean,
): void {
  for (let n = 0; n < side; n++) {
    const m = reversed[n]!;
    if (m <= n) continue;
    const [a, b] = [start + n * step, start + m * step];
    const [r, i] = [re[a]!, im[a]!];
    re[a] = re[b]!;
    im[a] = im[b]!;
    re[b] = r;
    im[b] = i;
  }
  const sign = isInverse ? 1 : -1;
  for (let half = 1; half < side; half *= 2) {
    const stride = side / (2 * half);
    for (let block = 0; block < side; block += 2 * half) {
      for (let k = 0; k < half; k++) {
        const c = cos[k * stride]!;
        const s = sign * sin[k * stride]!;
        const a = start + (block + k) * step;
        const b = a + half * step;
        const r = re[b]! * c - im[b]! * s;
        const i = re[b]! * s + im[b]! * c;
        re[b] = re[a]! - r;
        im[b] = im[a]! - i;
        re[a] = re[a]! + r;
        im[a] = im[a]! + i;
      }
    }
  }
}
