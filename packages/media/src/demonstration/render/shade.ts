import type { Studio } from './backdrop.ts';
import { backdropDistance, shadeBackdrop, surroundings } from './backdrop.ts';
import { shadeGlass } from './glass.ts';
import { readGroundLight } from './ground-light.ts';
import { surfaceNormal } from './surface-normal.ts';
import { distanceTo, march, nearest, paint, softShadow } from './world.ts';

const scratch = Array.from({ length: 8 }, () => new Float64Array(3));
const normals = Array.from({ length: 4 }, () => new Float64Array(3));

/**
 * The light that leaves a place of a part towards where the ray came from. `depth` counts mirrors: behind the first one
 * surfaces are shaded without a further mirror.
 */
export function shadePart(
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
  const { world, lamps } = studio;
  const part = world.parts[index]!;
  const { material } = part;
  const n = normals[depth]!;
  surfaceNormal(part, x, y, z, n);
  if (material.glass && depth < 2) return shadeGlass(shadePart, studio, index, x, y, z, dx, dy, dz, n, depth, out);
  const nx = n[0]!;
  const ny = n[1]!;
  const nz = n[2]!;
  const base = scratch[depth * 2]!;
  paint(material.colour, x, y, z, base);
  const open = depth === 0 ? openness(studio, x, y, z, nx, ny, nz) : 0.8;

  let r = 0;
  let g = 0;
  let b = 0;
  if (!material.metal) {
    const soft = material.soft ?? 0;
    for (let i = 0; i < lamps.length; i++) {
      const lamp = lamps[i]!;
      const lx = lamp.at[0] - x;
      const ly = lamp.at[1] - y;
      const lz = lamp.at[2] - z;
      const d2 = lx * lx + ly * ly + lz * lz;
      const d = Math.sqrt(d2);
      const wrap = 0.12 + soft * 0.5;
      const cosine = ((lx * nx + ly * ny + lz * nz) / d + wrap) / (1 + wrap);
      if (cosine <= 0) continue;
      let lit = i > 0 ? 0.4 + 0.6 * open : 1;
      if (i === 0 && depth === 0)
        lit = softShadow(world, x + nx * 0.01, y + ny * 0.01, z + nz * 0.01, lx / d, ly / d, lz / d, lamp.sharpness);
      const e = (cosine * (lit + soft * 0.25 * (1 - lit))) / d2;
      r += lamp.strength[0] * e;
      g += lamp.strength[1] * e;
      b += lamp.strength[2] * e;
    }
    const bounce = scratch[depth * 2 + 1]!;
    paint(world.scene.ground.colour, x, 0, z, bounce);
    const below =
      (0.5 - 0.5 * ny) * 0.55 * (0.4 + 0.6 * readGroundLight(studio.groundLight, x + nx * 0.5, z + nz * 0.5, 0));
    const above = (0.55 + 0.45 * ny) * open;
    const ambient = world.scene.ambient;
    r = base[0]! * (r + ambient[0] * above + bounce[0]! * below * open);
    g = base[1]! * (g + ambient[1] * above + bounce[1]! * below * open);
    b = base[2]! * (b + ambient[2] * above + bounce[2]! * below * open);
  }

  const facing = Math.max(0, -(nx * dx + ny * dy + nz * dz));
  const grazing = (1 - facing) ** 5;
  const rough = material.roughness;
  const shine = (1 - rough * 0.85) * grazing;
  const mirror = scratch[6]!;
  const k = 2 * (nx * dx + ny * dy + nz * dz);
  // A mirror image of other objects is looked for only where it would be seen.
  const seen = material.metal || 0.04 + 0.96 * shine > 0.075;
  const mx = dx - k * nx;
  const my = dy - k * ny;
  const mz = dz - k * nz;
  if (seen) reflected(studio, x + nx * 0.006, y + ny * 0.006, z + nz * 0.006, mx, my, mz, rough, depth, mirror);
  else surroundings(studio, x, y, z, mx, my, mz, rough, mirror);
  const clear = rough > 0.3 || depth > 0 ? 0.25 + 0.75 * open : 1;
  const glow = material.glow;
  for (let c = 0; c < 3; c++) {
    const f0 = material.metal ? base[c]! : 0.04;
    const f = (f0 + (1 - f0) * shine) * clear;
    const own = c === 0 ? r : c === 1 ? g : b;
    out[c] = own * (1 - (material.metal ? 1 : f)) + mirror[c]! * f + (glow ? glow[c]! : 0);
  }
}

/** What the surface mirrors; smooth ones look for other objects, rough ones only feel the lamps. */
function reflected(
  studio: Studio,
  x: number,
  y: number,
  z: number,
  dx: number,
  dy: number,
  dz: number,
  rough: number,
  depth: number,
  out: Float64Array,
): void {
  // prettier-ignore
  if (depth === 0 && rough < 0.35) {
    const limit = backdropDistance(studio, y, z, dy, dz);
    const t = march(studio.world, x, y, z, dx, dy, dz, 0.01, limit);
    if (t > 0) return shadePart(studio, nearest.part, x + dx * t, y + dy * t, z + dz * t, dx, dy, dz, depth + 2, out);
  }
  surroundings(studio, x, y, z, dx, dy, dz, rough, out);
}

/** How much of the sky a place sees: measured a few steps away along its normal. */
function openness(studio: Studio, x: number, y: number, z: number, nx: number, ny: number, nz: number): number {
  let hidden = 0;
  for (let i = 1; i <= 3; i++) {
    const h = 0.05 * i * i;
    const away = y + ny * h;
    const d = Math.min(distanceTo(studio.world, x + nx * h, away, z + nz * h, -1, h + 0.05), away);
    hidden += Math.max(0, h - d) / (i * 0.14 + 0.05);
  }
  return Math.max(0.08, 1 - hidden * 0.42);
}

/** Shades whatever a primary ray meets after `from` and returns its distance. */
export function shadeRay(
  studio: Studio,
  ox: number,
  oy: number,
  oz: number,
  dx: number,
  dy: number,
  dz: number,
  from: number,
  out: Float64Array,
): number {
  // prettier-ignore
  const { ground } = studio.world.scene;
  const limit = backdropDistance(studio, oy, oz, dy, dz);
  const t = from < limit ? march(studio.world, ox, oy, oz, dx, dy, dz, from, limit) : -1;
  if (t > 0) {
    shadePart(studio, nearest.part, ox + dx * t, oy + dy * t, oz + dz * t, dx, dy, dz, 0, out);
    return t;
  }
  const x = ox + dx * limit;
  const y = Math.max(0, oy + dy * limit);
  const z = oz + dz * limit;
  shadeBackdrop(studio, x, y, z, out);
  if (ground.gloss > 0 && y < 0.001) {
    const mirror = scratch[7]!;
    const strength = ground.gloss * (0.35 + 0.65 * (1 + dy) ** 4) + 0.6 * (1 + dy) ** 6 * ground.gloss;
    reflected(studio, x, 0.002, z, dx, -dy, dz, ground.roughness, 0, mirror);
    for (let c = 0; c < 3; c++) out[c] = out[c]! * (1 - strength * 0.5) + mirror[c]! * strength;
  }
  return limit;
}
