import type { Studio } from './backdrop.ts';
import type { Camera, Frame } from './scene.ts';
import { shadeRay } from './shade.ts';
import { marchCone } from './world.ts';

/** Pixels of a square whose rays share their way through empty space. */
const TILE = 8;
/** Where a finer look goes through a pixel, beside its middle. */
const FINER = [[0.2, 0.15], [0.85, 0.4], [0.35, 0.9]] as const; // prettier-ignore
/** Differences of brightness from which a pixel is looked at again with finer rays. */
const EDGE = 0.05;

/** Photographs a studio. Sizes in pixels; deterministic. */
export function renderFrame(studio: Studio, camera: Camera, width: number, height: number): Frame {
  const light = new Float32Array(width * height * 3);
  const depth = new Float32Array(width * height);
  const ray = aim(camera, width, height);
  const out = new Float64Array(3);
  const [ox, oy, oz] = ray.origin;
  const columns = Math.ceil(width / TILE);
  const starts = new Float64Array(columns * Math.ceil(height / TILE));
  const spread = ray.scale * TILE * 0.75;
  for (let i = 0; i < starts.length; i++) {
    ray.towards(((i % columns) + 0.5) * TILE, (Math.floor(i / columns) + 0.5) * TILE);
    starts[i] = marchCone(studio.world, ox, oy, oz, ray.direction[0]!, ray.direction[1]!, ray.direction[2]!, spread);
  }
  const shoot = (px: number, py: number): number => {
    ray.towards(px, py);
    const from = starts[Math.floor(py / TILE) * columns + Math.floor(px / TILE)]!;
    return shadeRay(studio, ox, oy, oz, ray.direction[0]!, ray.direction[1]!, ray.direction[2]!, from, out);
  };
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      depth[i] = shoot(x + 0.5, y + 0.5);
      for (let c = 0; c < 3; c++) light[i * 3 + c] = Math.min(6, out[c]!);
    }
  }
  const edges = findEdges(light, width, height);
  for (const i of edges) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const sum = [light[i * 3]!, light[i * 3 + 1]!, light[i * 3 + 2]!];
    for (const [u, v] of FINER) {
      // prettier-ignore
      shoot(x + u, y + v);
      for (let c = 0; c < 3; c++) sum[c]! += Math.min(3, out[c]!);
    }
    for (let c = 0; c < 3; c++) light[i * 3 + c] = sum[c]! / (FINER.length + 1);
  }
  return { width, height, light, depth };
}

interface Aim {
  origin: readonly [number, number, number];
  direction: Float64Array;
  /** Scene units of a pixel at one unit of distance. */
  scale: number;
  /** Sets `direction` to look through a place of the picture, in pixels. */
  towards(px: number, py: number): void;
}

function aim(camera: Camera, width: number, height: number): Aim {
  const [azimuth, elevation] = [(camera.azimuth * Math.PI) / 180, (camera.elevation * Math.PI) / 180];
  const back = [
    Math.sin(azimuth) * Math.cos(elevation),
    Math.sin(elevation),
    Math.cos(azimuth) * Math.cos(elevation),
  ] as const;
  const right = [Math.cos(azimuth), 0, -Math.sin(azimuth)] as const;
  const up = [
    -Math.sin(azimuth) * Math.sin(elevation),
    Math.cos(elevation),
    -Math.cos(azimuth) * Math.sin(elevation),
  ] as const;
  const { target, distance } = camera;
  const scale = (2 * Math.tan((camera.fieldOfView * Math.PI) / 360)) / Math.max(width, height);
  const direction = new Float64Array(3);
  return {
    origin: [target[0] + back[0] * distance, target[1] + back[1] * distance, target[2] + back[2] * distance],
    direction,
    scale,
    towards(px, py) {
      const [u, v] = [(px - width / 2) * scale, (height / 2 - py) * scale];
      const length = Math.sqrt(1 + u * u + v * v);
      for (let i = 0; i < 3; i++) direction[i] = (right[i]! * u + up[i]! * v - back[i]!) / length;
    },
  };
}

function findEdges(light: Float32Array, width: number, height: number): number[] {
  const edges: number[] = [];
  const tone = new Float32Array(width * height);
  for (let i = 0; i < tone.length; i++)
    tone[i] = Math.sqrt(Math.min(1.4, (light[i * 3]! + light[i * 3 + 1]! * 2 + light[i * 3 + 2]!) / 4));
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const t = tone[i]!;
      const step = Math.max(
        Math.abs(t - tone[i - 1]!),
        Math.abs(t - tone[i + 1]!),
        Math.abs(t - tone[i - width]!),
        Math.abs(t - tone[i + width]!),
      );
      if (step > EDGE) edges.push(i);
    }
  }
  return edges;
}
