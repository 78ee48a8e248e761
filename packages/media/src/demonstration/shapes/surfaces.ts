import type { Colour, Painter } from '../render/scene.ts';
import { fractal2, noise2, noise3, smoothstep } from './noise.ts';

function mix(out: Float64Array, a: Colour, b: Colour, t: number): void {
  out[0] = a[0] + (b[0] - a[0]) * t;
  out[1] = a[1] + (b[1] - a[1]) * t;
  out[2] = a[2] + (b[2] - a[2]) * t;
}

/** Boards along x with grain, growth rings and dark joints. */
export function wood(light: Colour, dark: Colour, board = 0.9): Painter {
  return (x, _y, z, out) => {
    const row = Math.floor(z / board);
    const offset = noise2(row * 7.7, 3.1) * 40;
    const rings = fractal2(x * 0.35 + offset, z * 2.2 + offset, 3);
    const fibre = noise2(x * 3 + offset, z * 60) * 0.5 + noise2(x * 8, z * 140) * 0.25;
    const band = Math.abs(((rings * 9) % 1) - 0.5) * 2;
    mix(out, light, dark, Math.min(1, band * 0.45 + fibre * 0.45 + noise2(row * 3.3, 9) * 0.25));
    const joint = Math.abs(z / board - Math.round(z / board)) * board;
    const shade = 0.35 + 0.65 * smoothstep(0.004, 0.02, joint);
    for (let c = 0; c < 3; c++) out[c]! *= shade;
  };
}

/** Cloudy stone with wandering veins. */
export function marble(base: Colour, vein: Colour, scale = 1): Painter {
  return (x, y, z, out) => {
    const u = (x + y * 0.6) * scale;
    const v = (z - y * 0.5) * scale;
    const bend = fractal2(u * 0.8, v * 0.8, 4);
    const line = Math.abs(fractal2(u * 0.55 + bend * 1.6, v * 0.75 - bend, 4) - 0.5);
    const thin = Math.abs(fractal2(u * 1.3 - bend, v * 1.1 + bend * 1.4 + 9, 3) - 0.5);
    const strength = (1 - smoothstep(0, 0.045, line)) * 0.75 + (1 - smoothstep(0, 0.02, thin)) * 0.35 + bend * 0.18;
    mix(out, base, vein, Math.min(1, strength));
  };
}

/** Plain weave whose threads vary in thickness and shade. */
export function linen(colour: Colour, threads = 34): Painter {
  return (x, _y, z, out) => {
    const u = x * threads + noise2(x * 2, z * 2) * 3;
    const v = z * threads + noise2(z * 2 + 7, x * 2) * 3;
    const a = Math.abs(u - Math.floor(u) - 0.5) * 2;
    const b = Math.abs(v - Math.floor(v) - 0.5) * 2;
    const over = ((Math.floor(u) + Math.floor(v)) & 1) === 0;
    const relief = over ? 1 - a * a : 1 - b * b;
    const slub = noise2(Math.floor(u) * 5.1, z * 1.5) * 0.5 + noise2(x * 1.5, Math.floor(v) * 5.7) * 0.5;
    const fold = fractal2(x * 0.6, z * 0.5, 2);
    const shade = 0.62 + 0.24 * relief + 0.14 * slub + 0.16 * (fold - 0.5);
    out[0] = colour[0] * shade;
    out[1] = colour[1] * shade;
    out[2] = colour[2] * shade;
  };
}

/** Trowelled plaster or paper: barely visible clouds. */
export function plaster(colour: Colour, strength = 0.12): Painter {
  return (x, y, z, out) => {
    const cloud =
      1 +
      strength * (fractal2((x + y) * 0.9, (z + y * 0.8) * 0.9, 4) - 0.5) +
      strength * 0.35 * (noise2(x * 38, (z + y) * 38) - 0.5);
    out[0] = colour[0] * cloud;
    out[1] = colour[1] * cloud;
    out[2] = colour[2] * cloud;
  };
}

/** Stoneware: a base sprinkled with dark specks. */
export function speckled(colour: Colour, speck: Colour, scale = 26): Painter {
  return (x, y, z, out) => {
    const s = smoothstep(0.78, 0.86, noise3(x * scale, y * scale, z * scale)) * 0.8;
    const cloud = 0.92 + 0.16 * noise3(x * 2, y * 2, z * 2);
    mix(out, colour, speck, s);
    for (let c = 0; c < 3; c++) out[c]! *= cloud;
  };
}

/** Relief of grained leather, in scene units. */
export function leatherGrain(depth = 0.004, scale = 26): (x: number, y: number, z: number) => number {
  return (x, y, z) => {
    const n = noise3(x * scale, y * scale, z * scale);
    return -Math.abs(n - 0.5) * depth * -2 - depth;
  };
}
