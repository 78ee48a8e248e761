import type { Colour, Painter, Part, Scene } from './scene.ts';

/** A scene made ready for rays: flat arrays, one sphere around everything. */
export interface World {
  scene: Scene;
  parts: readonly Part[];
  bounds: Float64Array;
  centre: readonly [number, number, number];
  radius: number;
}

/** The part the last distance was measured to; set by distanceTo and march. */
export const nearest = { part: -1 };

export function buildWorld(scene: Scene): World {
  const bounds = new Float64Array(scene.parts.flatMap((part) => [...part.bound]));
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const { bound } of scene.parts) {
    for (let i = 0; i < 3; i++) {
      low[i] = Math.min(low[i]!, bound[i]! - bound[3]);
      high[i] = Math.max(high[i]!, bound[i]! + bound[3]);
    }
  }
  const centre = [(low[0]! + high[0]!) / 2, (low[1]! + high[1]!) / 2, (low[2]! + high[2]!) / 2] as const;
  let radius = 0;
  for (const { bound } of scene.parts) {
    radius = Math.max(radius, Math.hypot(bound[0] - centre[0], bound[1] - centre[1], bound[2] - centre[2]) + bound[3]);
  }
  return { scene, parts: scene.parts, bounds, centre, radius };
}

/**
 * Distance to the nearest part. For a part farther than `exact` its bounding sphere stands, which is never too far: good
 * for walking, too dark for shadows, so these ask for exactness as far as they look.
 */
export function distanceTo(world: World, x: number, y: number, z: number, skip = -1, exact = 0.15): number {
  const { bounds, parts } = world;
  let best = 1e9;
  for (let i = 0, b = 0; i < parts.length; i++, b += 4) {
    if (i === skip) continue;
    const ex = x - bounds[b]!;
    const ey = y - bounds[b + 1]!;
    const ez = z - bounds[b + 2]!;
    const outside = Math.sqrt(ex * ex + ey * ey + ez * ez) - bounds[b + 3]!;
    if (outside > best) continue;
    const d = outside > exact ? outside : parts[i]!.shape(x, y, z);
    if (d < best) {
      best = d;
      nearest.part = i;
    }
  }
  return best;
}

/** Walks a ray to the first part it hits between `from` and `to`; returns the way in scene units, or -1. */
export function march(
  world: World,
  ox: number,
  oy: number,
  oz: number,
  dx: number,
  dy: number,
  dz: number,
  from: number,
  to: number,
  skip = -1,
): number {
  // prettier-ignore
  const cx = world.centre[0];
  const cy = world.centre[1];
  const cz = world.centre[2];
  const mx = ox - cx;
  const my = oy - cy;
  const mz = oz - cz;
  const b = mx * dx + my * dy + mz * dz;
  const c = mx * mx + my * my + mz * mz - world.radius * world.radius;
  const h = b * b - c;
  if (h < 0) return -1;
  const root = Math.sqrt(h);
  let t = Math.max(from, -b - root);
  const end = Math.min(to, -b + root);
  for (let step = 0; step < 90 && t < end; step++) {
    const d = distanceTo(world, ox + dx * t, oy + dy * t, oz + dz * t, skip);
    // Finer than the step into glass (glass.ts), which must land inside.
    if (d < 0.0004 * t + 0.0002) return t;
    t += d;
  }
  return -1;
}

/**
 * Walks a cone of rays as far as it surely meets nothing; `spread` is its radius per unit of way. Every ray in it may
 * start there. Infinity when the cone misses everything.
 */
export function marchCone(
  world: World,
  ox: number,
  oy: number,
  oz: number,
  dx: number,
  dy: number,
  dz: number,
  spread: number,
): number {
  // prettier-ignore
  const cx = world.centre[0];
  const cy = world.centre[1];
  const cz = world.centre[2];
  const middle = (cx - ox) * dx + (cy - oy) * dy + (cz - oz) * dz;
  let t = Math.max(0, middle - world.radius * 1.1);
  const end = middle + world.radius * 1.1;
  for (let step = 0; step < 60 && t < end; step++) {
    const free = distanceTo(world, ox + dx * t, oy + dy * t, oz + dz * t) - spread * t;
    if (free < 0.02) return t;
    t += free / (1 + spread);
  }
  return t < end ? t : Infinity;
}

/** How much of a light arrives, 0 to 1: the narrower the gap a ray passes through, the darker. */
export function softShadow(
  world: World,
  ox: number,
  oy: number,
  oz: number,
  dx: number,
  dy: number,
  dz: number,
  sharpness: number,
): number {
  // prettier-ignore
  const cx = world.centre[0];
  const cy = world.centre[1];
  const cz = world.centre[2];
  const b = (ox - cx) * dx + (oy - cy) * dy + (oz - cz) * dz;
  const reach = -b + world.radius + 0.2;
  let lit = 1;
  let t = 0.03;
  for (let step = 0; step < 20 && t < reach; step++) {
    const d = distanceTo(world, ox + dx * t, oy + dy * t, oz + dz * t, -1, 0.5);
    const share = 0.5 + (sharpness * d) / (2 * t);
    if (share < lit) lit = share;
    if (lit < 0.02) return 0;
    t += Math.min(0.35, Math.max(0.03, Math.abs(d)));
  }
  return lit * lit * (3 - 2 * lit);
}

/** Writes a colour, painted or plain, into `out`. */
export function paint(colour: Colour | Painter, x: number, y: number, z: number, out: Float64Array): void {
  if (typeof colour === 'function') colour(x, y, z, out);
  else {
    out[0] = colour[0];
    out[1] = colour[1];
    out[2] = colour[2];
  }
}
