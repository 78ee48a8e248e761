import type { Part, Scene } from '../render/scene.ts';
import { beads, capsule, cut, lathe, place, union } from '../shapes/distance.ts';
import { seededRandom } from '../shapes/noise.ts';
import { plaster, speckled } from '../shapes/surfaces.ts';

/** A stoneware vase with dried twigs and a small bowl, against warm plaster. */
export function vase(): Scene {
  const body = cut(
    lathe([[0, 0.34], [0.08, 0.42], [0.5, 0.66], [0.9, 0.68], [1.25, 0.42], [1.45, 0.22], [1.62, 0.2], [1.74, 0.27]]),
    lathe([[1.2, 0.1], [1.5, 0.15], [1.64, 0.14], [1.8, 0.24]]),
  ); // prettier-ignore
  const bowl = cut(
    lathe([
      [0, 0.2],
      [0.06, 0.26],
      [0.3, 0.5],
      [0.42, 0.55],
    ]),
    lathe([
      [0.07, 0.1],
      [0.2, 0.36],
      [0.46, 0.52],
    ]),
  );
  const clay = { colour: speckled([0.78, 0.72, 0.62], [0.25, 0.17, 0.11]), roughness: 0.62 };
  return {
    parts: [
      { shape: body, bound: [0, 0.87, 0, 1.08], material: clay },
      {
        shape: place(bowl, { at: [1.25, 0, 0.5] }),
        bound: [1.25, 0.22, 0.5, 0.6],
        material: { colour: speckled([0.42, 0.3, 0.22], [0.12, 0.08, 0.06]), roughness: 0.45 },
      },
      ...twigs(),
    ],
    ground: { colour: plaster([0.74, 0.6, 0.47], 0.16), gloss: 0, roughness: 1 },
    wall: { distance: 2.6, sweep: 0.02, colour: plaster([0.72, 0.56, 0.42], 0.22) },
    lights: [
      { at: [-4.2, 4.4, 3], width: 0.6, height: 0.7, colour: [1, 0.93, 0.82], power: 0.8 },
      { at: [4, 2.6, 3], width: 1.4, height: 1.6, colour: [0.9, 0.95, 1], power: 0.12 },
    ],
    ambient: [0.24, 0.23, 0.23],
    aim: 1,
  };
}

/** Three twigs leaning out of the neck, with buds along them. */
function twigs(): Part[] {
  const random = seededRandom(5);
  return [
    [-0.55, 3.0, 0.1],
    [0.15, 3.35, -0.2],
    [0.7, 2.75, 0.15],
  ].map(([x = 0, y = 0, z = 0]) => {
    const buds = Array.from({ length: 9 }, (_, i) => {
      const t = 0.35 + (i / 9) * 0.65;
      return [
        x * t * t + (random() - 0.5) * 0.16,
        1.5 + (y - 1.5) * t,
        z * t + (random() - 0.5) * 0.16,
        0.045 + random() * 0.03,
      ] as const;
    });
    const stem = union(
      capsule([0, 1.3, 0], [x * 0.25, 1.5 + (y - 1.5) * 0.5, z * 0.5], 0.014),
      capsule([x * 0.25, 1.5 + (y - 1.5) * 0.5, z * 0.5], [x, y, z], 0.01),
    );
    const middle = [x / 2, (1.3 + y) / 2, z / 2] as const;
    return {
      shape: union(stem, beads(buds)),
      bound: [...middle, Math.hypot(x / 2, (y - 1.3) / 2, z / 2) + 0.14] as const,
      material: { colour: [0.62, 0.42, 0.24], roughness: 0.8, soft: 0.5 } as const,
    };
  });
}
