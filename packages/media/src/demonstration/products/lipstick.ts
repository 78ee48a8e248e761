import type { Part, Scene } from '../render/scene.ts';
import { common, cylinder, place, sphere, union } from '../shapes/distance.ts';
import { studioLights } from './studio-lights.ts';

const GOLD = { colour: [0.93, 0.68, 0.4], roughness: 0.14, metal: true } as const;
const BLACK = { colour: [0.014, 0.013, 0.015], roughness: 0.1 } as const;

/** Three lipsticks, two standing and one lying with its cap, on deep rose. */
export function lipstick(): Scene {
  return {
    parts: [
      ...stick([-0.55, 0, -0.1], [0.5, 0.012, 0.03], 1),
      ...stick([0.15, 0, 0.28], [0.62, 0.06, 0.055], 0.78),
      {
        shape: place(cylinder(0.225, 0.42, 0.025), { at: [0.95, 0.225, -0.15], pitch: Math.PI / 2, turn: 1 }),
        bound: [0.95, 0.225, -0.15, 0.52],
        material: BLACK,
      },
      {
        shape: place(cylinder(0.228, 0.03, 0.006), { at: [0.95 + 0.31, 0.225, 0.05], pitch: Math.PI / 2, turn: 1 }),
        bound: [1.26, 0.225, 0.05, 0.26],
        material: GOLD,
      },
    ],
    ground: { colour: [0.56, 0.2, 0.22], gloss: 0.24, roughness: 0.08 },
    wall: { distance: 4, sweep: 2, glow: { x: -0.5, y: 1.4, radius: 2.2, power: 0.3 } },
    lights: studioLights('right'),
    ambient: [0.24, 0.23, 0.24],
    aim: 0.7,
  };
}

/** Black base, gold collar and a slanted bullet that stands out by a share of its length. */
function stick(
  [x, y, z]: readonly [number, number, number],
  colour: readonly [number, number, number],
  out: number,
): Part[] {
  const top = 0.95 + out * 0.62;
  // The cut face shows the lipstick's slant.
  const bullet = common(
    place(cylinder(0.15, 0.55, 0.04), { at: [x, y + top - 0.35, z] }),
    place(sphere(1.05), { at: [x - 0.52, y + top - 0.93, z + 0.1] }),
  );
  return [
    {
      shape: place(cylinder(0.235, 0.3, 0.02), { at: [x, y + 0.3, z] }),
      bound: [x, y + 0.3, z, 0.42],
      material: BLACK,
    },
    {
      shape: union(
        place(cylinder(0.2, 0.26, 0.012), { at: [x, y + 0.76, z] }),
        place(cylinder(0.24, 0.03, 0.01), { at: [x, y + 0.62, z] }),
      ),
      bound: [x, y + 0.78, z, 0.38],
      material: GOLD,
    },
    { shape: bullet, bound: [x, y + top - 0.3, z, 0.66], material: { colour, roughness: 0.32, soft: 0.35 } },
  ];
}
