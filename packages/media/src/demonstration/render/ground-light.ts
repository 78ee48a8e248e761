import { seededRandom } from '../shapes/noise.ts';
import type { World } from './world.ts';
import { march } from './world.ts';

const CELLS = 96;
const SAMPLES = 12;

/** How much of the key, the other lights and the sky reaches each place of the table, on a grid. */
export interface GroundLight {
  low: number;
  scale: number;
  /** Two values per cell: direct light and open sky, 0 to 1. */
  values: Float32Array;
}

/**
 * Casts the soft shadows once per scene, since every angle of it shares them: rays from the table to points spread over
 * each softbox, and over the sky.
 */
export function castGroundLight(world: World): GroundLight {
  const half = world.radius * 2.2;
  const low = -half;
  const scale = (CELLS - 1) / (2 * half);
  const random = seededRandom(7);
  const values = new Float32Array(CELLS * CELLS * 2);
  const { lights } = world.scene;
  const total = lights.reduce((sum, light) => sum + light.power, 0);
  for (let j = 0; j < CELLS; j++) {
    for (let i = 0; i < CELLS; i++) {
      const x = low + i / scale;
      const z = low + j / scale;
      let direct = 0;
      for (const light of lights) {
        const count = light.power > total * 0.3 ? SAMPLES : 4;
        let lit = 0;
        for (let s = 0; s < count; s++) {
          const u = ((s % 3) + random()) / 3 - 0.5;
          const v = (Math.floor(s / 3) + random()) / Math.ceil(count / 3) - 0.5;
          if (
            open(
              world,
              x,
              z,
              light.at[0] + u * 2 * light.width,
              light.at[1] + v * 2 * light.height,
              light.at[2] - u * light.width,
            )
          )
            lit++;
        }
        direct += (lit / count) * (light.power / total);
      }
      let sky = 0;
      for (let s = 0; s < 10; s++) {
        const angle = ((s + random()) / 10) * Math.PI * 2;
        const lean = Math.sqrt(random()) * 3;
        if (open(world, x, z, x + Math.cos(angle) * lean, 1.6, z + Math.sin(angle) * lean)) sky++;
      }
      values[(j * CELLS + i) * 2] = direct;
      values[(j * CELLS + i) * 2 + 1] = sky / 10;
    }
  }
  return { low, scale, values: smooth(values) };
}

function open(world: World, x: number, z: number, lx: number, ly: number, lz: number): boolean {
  const dx = lx - x;
  const dy = ly;
  const dz = lz - z;
  const length = Math.hypot(dx, dy, dz);
  return march(world, x, 0.002, z, dx / length, dy / length, dz / length, 0.004, length) < 0;
}

/** A small blur hides that few rays were cast. */
function smooth(values: Float32Array): Float32Array {
  const out = new Float32Array(values.length);
  for (let j = 0; j < CELLS; j++) {
    for (let i = 0; i < CELLS; i++) {
      for (let c = 0; c < 2; c++) {
        let sum = 0;
        let weight = 0;
        for (let dj = -1; dj <= 1; dj++) {
          for (let di = -1; di <= 1; di++) {
            const a = Math.min(CELLS - 1, Math.max(0, i + di));
            const b = Math.min(CELLS - 1, Math.max(0, j + dj));
            const w = (di === 0 ? 2 : 1) * (dj === 0 ? 2 : 1);
            sum += values[(b * CELLS + a) * 2 + c]! * w;
            weight += w;
          }
        }
        out[(j * CELLS + i) * 2 + c] = sum / weight;
      }
    }
  }
  return out;
}

/** Reads the grid between its cells; `channel` 0 is direct light, 1 the sky. Beyond the grid everything is lit. */
export function readGroundLight(light: GroundLight, x: number, z: number, channel: 0 | 1): number {
  const u = (x - light.low) * light.scale;
  const v = (z - light.low) * light.scale;
  if (u < 0 || v < 0 || u >= CELLS - 1 || v >= CELLS - 1) return 1;
  const i = u | 0;
  const j = v | 0;
  const p = (j * CELLS + i) * 2 + channel;
  const top = light.values[p]! + (light.values[p + 2]! - light.values[p]!) * (u - i);
  const q = p + CELLS * 2;
  const bottom = light.values[q]! + (light.values[q + 2]! - light.values[q]!) * (u - i);
  return top + (bottom - top) * (v - j);
}
