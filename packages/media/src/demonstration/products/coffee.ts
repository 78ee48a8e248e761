import type { Scene } from '../render/scene.ts';
import { common, cut, cylinder, ellipsoid, lathe, place, sphere, torus, union } from '../shapes/distance.ts';
import { noise2, seededRandom, smoothstep } from '../shapes/noise.ts';
import { speckled, wood } from '../shapes/surfaces.ts';

/** A cup of coffee on its saucer with a few beans, on pale ash in morning light. */
export function coffee(): Scene {
  const cup = cut(
    lathe([
      [0.06, 0.3],
      [0.14, 0.4],
      [0.4, 0.58],
      [0.78, 0.64],
    ]),
    lathe([
      [0.16, 0.3],
      [0.4, 0.53],
      [0.84, 0.6],
    ]),
  );
  const saucer = common(
    cut(place(sphere(2.4), { at: [0, 2.41, 0] }), place(sphere(2.4), { at: [0, 2.47, 0] })),
    place(cylinder(1.02, 0.4), { at: [0, 0.2, 0] }),
  );
  const handle = cut(
    place(torus(0.2, 0.05), { at: [0.68, 0.46, 0], pitch: Math.PI / 2 }),
    place(cylinder(0.56, 1), { at: [0, 0.4, 0] }),
  );
  const glaze = { colour: speckled([0.8, 0.79, 0.75], [0.3, 0.26, 0.22]), roughness: 0.26 };
  const random = seededRandom(12);
  const beans = Array.from({ length: 8 }, () =>
    place(ellipsoid(0.1, 0.055, 0.07), {
      at: [1.15 + random() * 0.8, 0.055, 0.35 + random() * 0.8],
      turn: random() * 3,
    }),
  );
  return {
    parts: [
      { shape: cup, bound: [0, 0.42, 0, 0.78], material: glaze },
      { shape: saucer, bound: [0, 0.07, 0, 1.05], material: glaze },
      { shape: handle, bound: [0.72, 0.46, 0, 0.3], material: glaze },
      {
        shape: place(cylinder(0.585, 0.02), { at: [0, 0.62, 0] }),
        bound: [0, 0.62, 0, 0.6],
        material: {
          roughness: 0.2,
          colour(x, _y, z, out) {
            const foam = smoothstep(
              0.42,
              0.62,
              noise2(x * 5 + 3 + noise2(z * 7, x * 3) * 1.4, z * 3.4) * 0.6 + Math.hypot(x, z) * 0.7,
            );
            out[0] = 0.1 + foam * 0.42;
            out[1] = 0.045 + foam * 0.25;
            out[2] = 0.02 + foam * 0.11;
          },
        },
      },
      {
        shape: union(...beans),
        bound: [1.55, 0.06, 0.75, 0.75],
        material: { colour: [0.085, 0.04, 0.02], roughness: 0.4 },
      },
      {
        shape: place(ellipsoid(0.7, 0.03, 0.1), { at: [-0.3, 0.2, 0.86], turn: 0.35 }),
        bound: [-0.3, 0.2, 0.86, 0.74],
        material: { colour: [0.8, 0.78, 0.74], roughness: 0.14, metal: true },
      },
    ],
    ground: { colour: wood([0.66, 0.52, 0.38], [0.44, 0.31, 0.2], 1.1), gloss: 0, roughness: 0.3 },
    wall: { distance: 4, sweep: 0.02, colour: [0.6, 0.62, 0.62] },
    lights: [
      { at: [3.4, 2.8, -2.6], width: 0.9, height: 1.1, colour: [1, 0.94, 0.84], power: 0.8 },
      { at: [-3.6, 3, 2.6], width: 1.3, height: 1.4, colour: [0.9, 0.95, 1], power: 0.2 },
    ],
    ambient: [0.28, 0.29, 0.31],
    aim: 0.5,
  };
}
