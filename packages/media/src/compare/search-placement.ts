import { transform, type Complex } from './fourier.ts';
import type { Placement } from './placement.ts';
import { normalize, shrinkTo, type Plane } from './plane.ts';

/** Long side of the outer picture while it is searched, and side of the square that is transformed. */
const [LONG_SIDE, SQUARE] = [64, 128];
/** Neighbourhood by which light is normalized at that size. */
const RADIUS = 3;
/** Long sides of the inner picture that are tried, as parts of the outer one's: crops of a third up to a wider canvas. */
const SCALES = Array.from({ length: 23 }, (_, n) => 0.34 * 1.062 ** n);
/** Share of the inner picture that must lie inside of the outer one. */
const INSIDE = 0.6;
const CANDIDATES = 5;

interface Found {
  placement: Placement;
  score: number;
}

/**
 * Where an inner picture may lie in an outer one, likeliest first: at every scale the normalized correlation of both is
 * computed for all shifts at once, through their Fourier transforms.
 * @param degrees angles that are tried
 */
export function searchPlacement(inner: Plane, outer: Plane, degrees: readonly number[] = [0]): Placement[] {
  const ground = normalize(shrinkTo(outer, LONG_SIDE), RADIUS);
  const spectrum = pad(ground);
  transform(spectrum, SQUARE);
  const energy = summed(ground);
  const found: Found[] = [];
  for (const scale of SCALES) {
    const small = shrinkTo(inner, Math.round(scale * LONG_SIDE));
    for (const angle of degrees) {
      const best = bestShift(rotate(normalize(small, RADIUS), angle), ground, spectrum, energy);
      if (best) found.push({ score: best.score, placement: placed(small, ground, best, angle) });
    }
  }
  return found
    .toSorted((a, b) => b.score - a.score)
    .slice(0, CANDIDATES)
    .map(({ placement }) => placement);
}

interface Shift {
  left: number;
  top: number;
  score: number;
}

function bestShift(inner: Plane, ground: Plane, spectrum: Complex, energy: Float64Array): Shift | null {
  const turned = pad(inner);
  transform(turned, SQUARE);
  for (let n = 0; n < turned.re.length; n++) {
    const [a, b, c, d] = [spectrum.re[n]!, spectrum.im[n]!, turned.re[n]!, -turned.im[n]!];
    turned.re[n] = a * c - b * d;
    turned.im[n] = a * d + b * c;
  }
  transform(turned, SQUARE, true);
  const own = Math.sqrt(inner.data.reduce((sum, value) => sum + value * value, 0)) * SQUARE * SQUARE;
  if (own === 0) return null;
  let best: Shift | null = null;
  const [outX, outY] = [inner.width * (1 - INSIDE), inner.height * (1 - INSIDE)];
  for (let top = Math.ceil(-outY); top <= ground.height - inner.height + outY; top++) {
    for (let left = Math.ceil(-outX); left <= ground.width - inner.width + outX; left++) {
      const under = energyUnder(energy, ground, left, top, inner.width, inner.height);
      const at = ((top + SQUARE) % SQUARE) * SQUARE + ((left + SQUARE) % SQUARE);
      const score = under <= 0 ? 0 : turned.re[at]! / (own * Math.sqrt(under));
      if (!best || score > best.score) best = { left, top, score };
    }
  }
  return best;
}

function pad({ data, width, height }: Plane): Complex {
  const re = new Float64Array(SQUARE * SQUARE);
  for (let y = 0; y < Math.min(height, SQUARE); y++)
    for (let x = 0; x < Math.min(width, SQUARE); x++) re[y * SQUARE + x] = data[y * width + x]!;
  return { re, im: new Float64Array(SQUARE * SQUARE) };
}

/** Sums of squares of everything above and to the left. */
function summed({ data, width, height }: Plane): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += data[y * width + x]! ** 2;
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + row;
    }
  }
  return sums;
}

function energyUnder(
  sums: Float64Array,
  ground: Plane,
  left: number,
  top: number,
  width: number,
  height: number,
): number {
  const [x0, x1] = [Math.max(0, left), Math.min(ground.width, left + width)];
  const [y0, y1] = [Math.max(0, top), Math.min(ground.height, top + height)];
  const row = ground.width + 1;
  return sums[y1 * row + x1]! - sums[y0 * row + x1]! - sums[y1 * row + x0]! + sums[y0 * row + x0]!;
}

/** Turned about its centre, in the same frame; what comes from outside is nothing. */
function rotate(plane: Plane, degrees: number): Plane {
  if (degrees === 0) return plane;
  const { data, width, height, perLong } = plane;
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const out = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
      const fromX = Math.floor(cos * u + sin * v + width / 2);
      const fromY = Math.floor(cos * v - sin * u + height / 2);
      if (fromX >= 0 && fromY >= 0 && fromX < width && fromY < height)
        out[y * width + x] = data[fromY * width + fromX]!;
    }
  }
  return { data: out, width, height, perLong };
}

function placed(inner: Plane, ground: Plane, { left, top }: Shift, degrees: number): Placement {
  const scale = Math.max(inner.width, inner.height) / LONG_SIDE;
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180) * scale, Math.sin((degrees * Math.PI) / 180) * scale];
  const long = Math.max(inner.width, inner.height);
  const [u, v] = [inner.width / long / 2, inner.height / long / 2];
  const outerLong = Math.max(ground.width, ground.height);
  const [x, y] = [(left + inner.width / 2) / outerLong, (top + inner.height / 2) / outerLong];
  return { xx: cos, xy: -sin, yx: sin, yy: cos, x: x - cos * u + sin * v, y: y - sin * u - cos * v };
}
