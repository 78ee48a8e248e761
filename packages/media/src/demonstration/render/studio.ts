import type { Scene } from './scene.ts';

/** A softbox ready for shading: its frame of axes and its brightness both as a light and as seen in a mirror. */
export interface Lamp {
  at: readonly [number, number, number];
  normal: readonly [number, number, number];
  right: readonly [number, number, number];
  up: readonly [number, number, number];
  width: number;
  height: number;
  /** Irradiance at one unit of distance, per channel. */
  strength: readonly [number, number, number];
  /** Radiance of its face, per channel. */
  face: readonly [number, number, number];
  /** How narrow its penumbra is. */
  sharpness: number;
}

/** Sets the lamps so that a white card at the subject receives light 1 in all: scenes only say how lamps relate. */
export function lightStudio(scene: Scene): Lamp[] {
  const total = scene.lights.reduce((sum, light) => sum + light.power, 0);
  return scene.lights.map((light) => {
    const [x, y, z] = light.at;
    const nx = -x;
    const ny = scene.aim - y;
    const nz = -z;
    const d = Math.hypot(nx, ny, nz);
    const normal = [nx / d, ny / d, nz / d] as const;
    const flat = Math.hypot(normal[2], normal[0]) || 1;
    const right = [normal[2] / flat, 0, -normal[0] / flat] as const;
    const up = [normal[1] * right[2], normal[2] * right[0] - normal[0] * right[2], -normal[1] * right[0]] as const;
    const share = (light.power / total) * 1.25;
    const face = (share * Math.PI * d * d) / (4 * light.width * light.height);
    return {
      at: light.at,
      normal,
      right,
      up,
      width: light.width,
      height: light.height,
      strength: [light.colour[0] * share * d * d, light.colour[1] * share * d * d, light.colour[2] * share * d * d],
      face: [light.colour[0] * face, light.colour[1] * face, light.colour[2] * face],
      sharpness: Math.max(2, d / Math.max(light.width, light.height)),
    };
  });
}

/** Adds what a mirror turned to this direction shows of the lamps; `blur` softens their edges with roughness. */
export function addLampFaces(
  lamps: readonly Lamp[],
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
  for (const lamp of lamps) {
    const facing = dx * lamp.normal[0] + dy * lamp.normal[1] + dz * lamp.normal[2];
    if (facing > -0.05) continue;
    const ex = lamp.at[0] - px;
    const ey = lamp.at[1] - py;
    const ez = lamp.at[2] - pz;
    const t = (ex * lamp.normal[0] + ey * lamp.normal[1] + ez * lamp.normal[2]) / facing;
    if (t <= 0) continue;
    const hx = dx * t - ex;
    const hy = dy * t - ey;
    const hz = dz * t - ez;
    const u = Math.abs(hx * lamp.right[0] + hy * lamp.right[1] + hz * lamp.right[2]) / lamp.width;
    const v = Math.abs(hx * lamp.up[0] + hy * lamp.up[1] + hz * lamp.up[2]) / lamp.height;
    const soft = 0.08 + blur * 1.6;
    const edge = fade(u, soft) * fade(v, soft);
    if (edge === 0) continue;
    // The middle of a softbox is brighter than its rim.
    const value = (edge * (1.15 - 0.3 * Math.min(1, u * u + v * v))) / (1 + blur * blur * 6);
    out[0]! += lamp.face[0] * value;
    out[1]! += lamp.face[1] * value;
    out[2]! += lamp.face[2] * value;
  }
}

function fade(u: number, soft: number): number {
  const t = (1 + soft * 0.5 - u) / soft;
  return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
}
