import type { Part } from './scene.ts';

/** The outward direction of a surface, its pressed-in relief included. */
export function surfaceNormal(part: Part, x: number, y: number, z: number, out: Float64Array): void {
  const e = 0.0025;
  const { bump } = part.material;
  const f = (a: number, b: number, c: number): number => part.shape(a, b, c) - (bump ? bump(a, b, c) : 0);
  const a = f(x + e, y - e, z - e);
  const b = f(x - e, y - e, z + e);
  const c = f(x - e, y + e, z - e);
  const d = f(x + e, y + e, z + e);
  const nx = a - b - c + d;
  const ny = -a - b + c + d;
  const nz = -a + b - c + d;
  const length = Math.hypot(nx, ny, nz) || 1;
  out[0] = nx / length;
  out[1] = ny / length;
  out[2] = nz / length;
}
