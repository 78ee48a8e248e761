import type { GroundLight } from './ground-light.ts';
import { readGroundLight } from './ground-light.ts';
import type { Lamp } from './studio.ts';
import { addLampFaces } from './studio.ts';
import type { World } from './world.ts';
import { paint } from './world.ts';

/** Everything a ray can need to know of the studio. */
export interface Studio {
  world: World;
  lamps: readonly Lamp[];
  groundLight: GroundLight;
}

const FAR = 60;

/** Where a ray meets table, sweep or wall, in scene units; FAR when it leaves between wall and lamps. */
export function backdropDistance(studio: Studio, oy: number, oz: number, dy: number, dz: number): number {
  const { distance, sweep } = studio.world.scene.wall;
  if (dy < 0) {
    const t = -oy / dy;
    if (oz + dz * t >= -distance + sweep) return t;
  }
  if (dz >= 0) return FAR;
  const t = (-distance - oz) / dz;
  if (oy + dy * t >= sweep) return t;
  const my = oy - sweep;
  const mz = oz + distance - sweep;
  const a = dy * dy + dz * dz;
  const b = my * dy + mz * dz;
  const h = b * b - a * (my * my + mz * mz - sweep * sweep);
  return h > 0 ? (-b + Math.sqrt(h)) / a : t;
}

/** The light that a place of the backdrop sends back, gloss aside. */
export function shadeBackdrop(studio: Studio, x: number, y: number, z: number, out: Float64Array): void {
  const { scene } = studio.world;
  const { distance, sweep, colour, glow } = scene.wall;
  const onWall = z < -distance + sweep - 1e-4 || y > 0.001;
  let ny = 1;
  let nz = 0;
  if (onWall) {
    ny = sweep > 0 ? Math.max(0, (sweep - y) / sweep) : 0;
    nz = Math.sqrt(1 - ny * ny);
  }
  if (onWall && colour) paint(colour, x, y, z, out);
  else paint(scene.ground.colour, x, onWall && !colour ? 0 : y, z, out);
  let r = 0;
  let g = 0;
  let b = 0;
  for (const lamp of studio.lamps) {
    const lx = lamp.at[0] - x;
    const ly = lamp.at[1] - y;
    const lz = lamp.at[2] - z;
    const d2 = lx * lx + ly * ly + lz * lz;
    const d = Math.sqrt(d2);
    // A large lamp still lights what its centre only grazes.
    const cosine = ((ly * ny + lz * nz) / d) * 0.8 + 0.2;
    const beam = -(lx * lamp.normal[0] + ly * lamp.normal[1] + lz * lamp.normal[2]) / d;
    if (cosine <= 0 || beam <= 0) continue;
    const e = (cosine * beam) / d2;
    r += lamp.strength[0] * e;
    g += lamp.strength[1] * e;
    b += lamp.strength[2] * e;
  }
  const direct = onWall ? 1 : readGroundLight(studio.groundLight, x, z, 0);
  const sky = onWall ? 1 : readGroundLight(studio.groundLight, x, z, 1);
  const spot =
    glow && onWall
      ? nz * glow.power * Math.exp(-((x - glow.x) ** 2 + (y - glow.y) ** 2) / (glow.radius * glow.radius))
      : 0;
  const ambient = scene.ambient;
  out[0] = out[0]! * (r * direct + ambient[0] * sky + spot);
  out[1] = out[1]! * (g * direct + ambient[1] * sky + spot);
  out[2] = out[2]! * (b * direct + ambient[2] * sky + spot);
}

/** What a mirror sees that looks past every object: lamps, table or wall, the dim rest of the room. */
export function surroundings(
  studio: Studio,
  px: number,
  py: number,
  pz: number,
  dx: number,
  dy: number,
  dz: number,
  blur: number,
  out: Float64Array,
): void {
  // prettier-ignore
  const t = backdropDistance(studio, py, pz, dy, dz);
  if (t < FAR) {
    shadeBackdrop(studio, px + dx * t, Math.max(0, py + dy * t), pz + dz * t, out);
  } else {
    const room = studio.world.scene.ambient;
    const height = 0.35 + 0.5 * Math.max(0, dy);
    out[0] = room[0] * height;
    out[1] = room[1] * height;
    out[2] = room[2] * height;
  }
  addLampFaces(studio.lamps, px, py, pz, dx, dy, dz, blur, out);
}
