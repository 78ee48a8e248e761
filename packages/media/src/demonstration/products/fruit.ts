import type { Part, Scene } from '../render/scene.ts';
import { capsule, cut, ellipsoid, lathe, place } from '../shapes/distance.ts';
import { noise3, smoothstep } from '../shapes/noise.ts';
import { linen, plaster, speckled } from '../shapes/surfaces.ts';

/** Lemons, an orange and two pears around a bowl, on linen in window light. */
export function fruit(): Scene {
  const bowl = cut(
    lathe([
      [0, 0.3],
      [0.05, 0.36],
      [0.3, 0.8],
      [0.5, 0.96],
    ]),
    lathe([
      [0.06, 0.2],
      [0.25, 0.68],
      [0.54, 0.95],
    ]),
  );
  return {
    parts: [
      {
        shape: place(bowl, { at: [-0.35, 0, -0.3] }),
        bound: [-0.35, 0.25, -0.3, 1.02],
        material: { colour: speckled([0.62, 0.66, 0.68], [0.12, 0.14, 0.18]), roughness: 0.4 },
      },
      citrus([-0.62, 0.62, -0.35], 0.42, [0.86, 0.31, 0.03]),
      citrus([0.05, 0.6, -0.5], 0.4, [0.88, 0.35, 0.04]),
      lemon([-0.2, 0.72, 0.1], 0.9),
      lemon([0.98, 0.33, 0.55], 2.4),
      ...pear([1.0, 0, -0.35], 0.15, -0.06),
      ...pear([-1.45, 0, 0.45], -0.5, 0.12),
    ],
    ground: { colour: linen([0.74, 0.7, 0.62]), gloss: 0, roughness: 1 },
    wall: {
      distance: 3.4,
      sweep: 0.02,
      colour: plaster([0.26, 0.29, 0.3], 0.35),
      glow: { x: 1.4, y: 1.8, radius: 2, power: 0.4 },
    },
    lights: [
      { at: [-4.4, 3.2, 0.8], width: 1.2, height: 1.6, colour: [1, 0.97, 0.92], power: 0.85 },
      { at: [3.6, 2.2, 3], width: 1.2, height: 1.2, colour: [0.9, 0.95, 1], power: 0.12 },
    ],
    ambient: [0.17, 0.18, 0.2],
    aim: 0.6,
  };
}

const pores = (depth: number, scale: number) => (x: number, y: number, z: number) =>
  (noise3(x * scale, y * scale, z * scale) - 0.5) * depth;

function citrus(at: readonly [number, number, number], r: number, colour: readonly [number, number, number]): Part {
  return {
    shape: place(ellipsoid(r, r * 0.95, r), { at }),
    bound: [...at, r + 0.02],
    material: { colour, roughness: 0.42, soft: 0.3, bump: pores(0.007, 34) },
  };
}

function lemon(at: readonly [number, number, number], turn: number): Part {
  const shape = lathe(
    [
      [-0.46, 0],
      [-0.42, 0.08],
      [-0.34, 0.17],
      [-0.1, 0.31],
      [0.1, 0.31],
      [0.33, 0.17],
      [0.4, 0.09],
      [0.45, 0.06],
    ],
    0.7,
  );
  return {
    shape: place(shape, { at, roll: Math.PI / 2, turn }),
    bound: [...at, 0.5],
    material: { colour: [0.84, 0.6, 0.09], roughness: 0.4, soft: 0.35, bump: pores(0.007, 30) },
  };
}

function pear(at: readonly [number, number, number], turn: number, lean: number): Part[] {
  const body = lathe(
    [
      [0, 0.1],
      [0.06, 0.26],
      [0.35, 0.46],
      [0.62, 0.38],
      [0.9, 0.22],
      [1.1, 0.16],
      [1.2, 0.05],
    ],
    0.7,
  );
  const pose = { at, turn, roll: lean };
  return [
    {
      shape: place(body, pose),
      bound: [at[0], at[1] + 0.6, at[2], 0.78],
      material: {
        roughness: 0.45,
        soft: 0.35,
        colour(x, y, z, out) {
          const blush = smoothstep(0.4, 0.75, noise3(x * 1.6, y * 1.3, z * 1.6) + (x - at[0]) * 0.45);
          const spots = smoothstep(0.74, 0.82, noise3(x * 30, y * 30, z * 30)) * 0.3;
          out[0] = (0.46 + blush * 0.14) * (1 - spots);
          out[1] = (0.45 - blush * 0.3) * (1 - spots);
          out[2] = 0.1 * (1 - spots);
        },
      },
    },
    {
      shape: place(capsule([0, 1.14, 0], [0.08, 1.42, 0.02], 0.022), pose),
      bound: [at[0], at[1] + 1.28, at[2], 0.3],
      material: { colour: [0.16, 0.09, 0.04], roughness: 0.8 },
    },
  ];
}
