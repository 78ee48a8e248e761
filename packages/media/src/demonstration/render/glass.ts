import type { Studio } from './backdrop.ts';
import { backdropDistance, surroundings } from './backdrop.ts';
import { surfaceNormal } from './surface-normal.ts';
import { distanceTo, march, nearest } from './world.ts';

const INDEX = 1.47;

/** Shades what a ray through glass ends at; handed in, since shading a surface leads here in turn. */
export type ShadePart = (
  studio: Studio,
  index: number,
  x: number,
  y: number,
  z: number,
  dx: number,
  dy: number,
  dz: number,
  depth: number,
  out: Float64Array,
) => void;

const inner = new Float64Array(3);
const mirror = [new Float64Array(3), new Float64Array(3), new Float64Array(3)];

/**
 * Clear bodies: mirrors by Fresnel, bends the ray in and out once, swallows light along the way through glass and
 * liquid, and shows what stands inside or behind.
 */
export function shadeGlass(
  shade: ShadePart,
  studio: Studio,
  index: number,
  x: number,
  y: number,
  z: number,
  dx: number,
  dy: number,
  dz: number,
  n: Float64Array,
  depth: number,
  out: Float64Array,
): void {
  // prettier-ignore
  const nx = n[0]!;
  const ny = n[1]!;
  const nz = n[2]!;
  const facing = Math.max(0, -(nx * dx + ny * dy + nz * dz));
  const f = 0.04 + 0.96 * (1 - facing) ** 5;
  const k = 2 * (nx * dx + ny * dy + nz * dz);
  const shine = mirror[depth]!;
  surroundings(studio, x, y, z, dx - k * nx, dy - k * ny, dz - k * nz, 0.02, shine);

  const eta = 1 / INDEX;
  const inside = Math.sqrt(Math.max(0, 1 - eta * eta * (1 - facing * facing)));
  const bend = eta * facing - inside;
  throughBody(
    shade,
    studio,
    index,
    x - nx * 0.004,
    y - ny * 0.004,
    z - nz * 0.004,
    eta * dx + bend * nx,
    eta * dy + bend * ny,
    eta * dz + bend * nz,
    depth,
    out,
  );
  for (let c = 0; c < 3; c++) out[c] = out[c]! * (1 - f) + shine[c]! * f;
}

function throughBody(
  shade: ShadePart,
  studio: Studio,
  index: number,
  x: number,
  y: number,
  z: number,
  dx: number,
  dy: number,
  dz: number,
  depth: number,
  out: Float64Array,
): void {
  // prettier-ignore
  const part = studio.world.parts[index]!;
  const glass = part.material.glass!;
  const through = [1, 1, 1];
  for (let bounce = 0; bounce < 2; bounce++) {
    for (let step = 0; step < 44; step++) {
      const wall = -part.shape(x, y, z);
      if (wall < 0.0006) break;
      const body = distanceTo(studio.world, x, y, z, index);
      if (body < 0.0012) {
        shade(studio, nearest.part, x, y, z, dx, dy, dz, depth + 2, out);
        for (let c = 0; c < 3; c++) out[c] = out[c]! * through[c]!;
        return;
      }
      let stride = Math.min(Math.max(wall, 0.002), body);
      let absorb = glass.absorb;
      if (glass.liquid) {
        const liquid = glass.liquid(x, y, z);
        stride = Math.min(stride, Math.max(Math.abs(liquid), 0.004));
        if (liquid < 0 && glass.liquidAbsorb) absorb = glass.liquidAbsorb;
      }
      for (let c = 0; c < 3; c++) through[c]! *= Math.exp(-absorb[c]! * stride);
      x += dx * stride;
      y += dy * stride;
      z += dz * stride;
    }
    surfaceNormal(part, x, y, z, inner);
    const nx = -inner[0]!;
    const ny = -inner[1]!;
    const nz = -inner[2]!;
    const cosine = Math.max(0, -(nx * dx + ny * dy + nz * dz));
    const spread = 1 - INDEX * INDEX * (1 - cosine * cosine);
    if (spread > 0 || bounce === 1) {
      const bend = spread > 0 ? INDEX * cosine - Math.sqrt(spread) : 0;
      const [ex, ey, ez] =
        spread > 0 ? [INDEX * dx + bend * nx, INDEX * dy + bend * ny, INDEX * dz + bend * nz] : [dx, dy, dz];
      behind(
        shade,
        studio,
        index,
        x - nx * 0.01,
        Math.max(0.001, y - ny * 0.01),
        z - nz * 0.01,
        ex,
        ey,
        ez,
        depth,
        out,
      );
      break;
    }
    // Total reflection: the ray stays inside and tries the next wall.
    const k = 2 * (nx * dx + ny * dy + nz * dz);
    dx -= k * nx;
    dy -= k * ny;
    dz -= k * nz;
    x += nx * 0.004;
    y += ny * 0.004;
    z += nz * 0.004;
  }
  for (let c = 0; c < 3; c++) out[c] = out[c]! * through[c]!;
}

function behind(
  shade: ShadePart,
  studio: Studio,
  index: number,
  x: number,
  y: number,
  z: number,
  dx: number,
  dy: number,
  dz: number,
  depth: number,
  out: Float64Array,
): void {
  // prettier-ignore
  const limit = backdropDistance(studio, y, z, dy, dz);
  const t = march(studio.world, x, y, z, dx, dy, dz, 0.01, limit, depth > 0 ? index : -1);
  if (t > 0) shade(studio, nearest.part, x + dx * t, y + dy * t, z + dz * t, dx, dy, dz, depth + 1, out);
  else surroundings(studio, x, y, z, dx, dy, dz, 0.05, out);
}
