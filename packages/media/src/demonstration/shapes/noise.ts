/** Small deterministic random generator (mulberry32): the same seed gives the same photograph on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SIZE = 256;
const lattice = makeLattice();

function makeLattice(): Float64Array {
  const random = seededRandom(20);
  return Float64Array.from({ length: SIZE * SIZE }, () => random());
}

/** Smooth value noise from 0 to 1, one bump per unit. */
export function noise2(x: number, y: number): number {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  let u = x - xi;
  let v = y - yi;
  u = u * u * (3 - 2 * u);
  v = v * v * (3 - 2 * v);
  const x0 = xi & 255;
  const x1 = (xi + 1) & 255;
  const y0 = (yi & 255) << 8;
  const y1 = ((yi + 1) & 255) << 8;
  const top = lattice[y0 + x0]! + (lattice[y0 + x1]! - lattice[y0 + x0]!) * u;
  const bottom = lattice[y1 + x0]! + (lattice[y1 + x1]! - lattice[y1 + x0]!) * u;
  return top + (bottom - top) * v;
}

/** Several octaves of noise2, still from 0 to 1. */
export function fractal2(x: number, y: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  let total = 0;
  for (let i = 0; i < octaves; i++) {
    sum += noise2(x + i * 17.3, y - i * 9.1) * weight;
    total += weight;
    weight *= 0.5;
    x *= 2.03;
    y *= 2.03;
  }
  return sum / total;
}

/** Cheap noise in space: two crossed planes of noise2. */
export function noise3(x: number, y: number, z: number): number {
  return (noise2(x + z * 0.71, y - z * 0.53) + noise2(y * 0.83 + 31, z + x * 0.37)) * 0.5;
}

export function smoothstep(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
