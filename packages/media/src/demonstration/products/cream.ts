import type { Painter, Scene } from '../render/scene.ts';
import { cylinder, ellipsoid, lathe, place } from '../shapes/distance.ts';
import { lettering } from '../shapes/lettering.ts';
import { noise3 } from '../shapes/noise.ts';
import { speckled } from '../shapes/surfaces.ts';
import { studioLights } from './studio-lights.ts';

/** A face-cream jar and a serum bottle among river stones, on sage. */
export function cream(): Scene {
  const stone = (depth: number) => (x: number, y: number, z: number) => (noise3(x * 14, y * 14, z * 14) - 0.5) * depth;
  const gold = { colour: [0.95, 0.74, 0.5], roughness: 0.2, metal: true } as const;
  return {
    parts: [
      {
        shape: place(cylinder(0.62, 0.34, 0.09), { at: [0.5, 0.34, 0.3] }),
        bound: [0.5, 0.34, 0.3, 0.72],
        material: { colour: printed([0.5, 0.3, 0.3], 0.62, 'LÉRINS', 0.12), roughness: 0.22, soft: 0.3 },
      },
      {
        shape: place(cylinder(0.64, 0.17, 0.025), { at: [0.5, 0.86, 0.3] }),
        bound: [0.5, 0.86, 0.3, 0.68],
        material: gold,
      },
      {
        shape: place(
          lathe([
            [0, 0.38],
            [0.03, 0.4],
            [1.2, 0.4],
            [1.3, 0.36],
            [1.4, 0.18],
            [1.5, 0.17],
          ]),
          { at: [-0.75, 0, -0.1] },
        ),
        bound: [-0.75, 0.75, -0.1, 0.87],
        material: { colour: printed([-0.75, 0.62, -0.1], 0.4, 'AUBE', 0.11), roughness: 0.24, soft: 0.3 },
      },
      {
        shape: place(cylinder(0.2, 0.2, 0.02), { at: [-0.75, 1.66, -0.1] }),
        bound: [-0.75, 1.66, -0.1, 0.3],
        material: gold,
      },
      {
        shape: place(
          lathe([
            [0, 0.09],
            [0.1, 0.12],
            [0.25, 0.12],
            [0.4, 0.07],
            [0.44, 0.02],
          ]),
          { at: [-0.75, 1.84, -0.1] },
        ),
        bound: [-0.75, 2.05, -0.1, 0.26],
        material: { colour: [0.86, 0.85, 0.82], roughness: 0.5 },
      },
      {
        shape: place(ellipsoid(0.5, 0.17, 0.36), { at: [1.45, 0.17, -0.4], turn: 0.4 }),
        bound: [1.45, 0.17, -0.4, 0.56],
        material: { colour: speckled([0.3, 0.3, 0.3], [0.1, 0.1, 0.1], 40), roughness: 0.75, bump: stone(0.01) },
      },
      {
        shape: place(ellipsoid(0.34, 0.12, 0.28), { at: [1.42, 0.44, -0.4], turn: -0.3 }),
        bound: [1.42, 0.44, -0.4, 0.4],
        material: { colour: speckled([0.62, 0.6, 0.56], [0.3, 0.28, 0.26], 40), roughness: 0.75, bump: stone(0.01) },
      },
      {
        shape: place(ellipsoid(0.2, 0.09, 0.17), { at: [-0.2, 0.09, 0.95] }),
        bound: [-0.2, 0.09, 0.95, 0.24],
        material: { colour: speckled([0.5, 0.48, 0.45], [0.2, 0.18, 0.18], 40), roughness: 0.75, bump: stone(0.01) },
      },
    ],
    ground: { colour: [0.44, 0.52, 0.42], gloss: 0.1, roughness: 0.2 },
    wall: { distance: 4, sweep: 2, glow: { x: -0.6, y: 1.6, radius: 2.4, power: 0.35 } },
    lights: studioLights('left'),
    ambient: [0.27, 0.28, 0.28],
    aim: 0.8,
  };
}

/** Porcelain white with a name printed around it, towards the camera. */
function printed(at: readonly [number, number, number], radius: number, text: string, size: number): Painter {
  const ink = lettering(text, size, size * 0.07);
  const line = lettering('N°7', size * 0.5, size * 0.05);
  return (x, y, z, out) => {
    const u = Math.atan2(x - at[0], z - at[2]) * radius;
    const dark = Math.max(ink(u, y - at[1]), line(u, y - at[1] + size * 1.4)) * 0.82;
    for (let c = 0; c < 3; c++) out[c] = [0.86, 0.85, 0.82][c]! * (1 - dark);
  };
}
