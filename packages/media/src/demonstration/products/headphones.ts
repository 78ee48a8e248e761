import type { Part, Scene } from '../render/scene.ts';
import { arch, box, cylinder, place, torus } from '../shapes/distance.ts';
import { leatherGrain, plaster } from '../shapes/surfaces.ts';
import { studioLights } from './studio-lights.ts';

/** Closed headphones standing on their cups, sand and graphite, on cool grey. */
export function headphones(): Scene {
  const band = place(arch(0.92, 0.085, -0.15), { at: [0, 1.05, 0] });
  const pad = place(arch(0.9, 0.13, 0.71), { at: [0, 1.02, 0] });
  return {
    parts: [
      { shape: band, bound: [0, 1.25, 0, 1.15], material: { colour: [0.04, 0.042, 0.046], roughness: 0.3 } },
      {
        shape: pad,
        bound: [0, 1.82, 0, 0.75],
        material: { colour: [0.42, 0.3, 0.2], roughness: 0.6, bump: leatherGrain(0.0012, 46) },
      },
      ...cup(-1),
      ...cup(1),
    ],
    ground: { colour: plaster([0.5, 0.54, 0.58], 0.08), gloss: 0.14, roughness: 0.2 },
    wall: { distance: 5, sweep: 2.5, glow: { x: 0, y: 1.8, radius: 2.6, power: 0.4 } },
    lights: studioLights('left'),
    ambient: [0.24, 0.25, 0.27],
    aim: 1,
  };
}

function cup(side: 1 | -1): Part[] {
  const x = side * 0.88;
  const pose = { roll: Math.PI / 2, turn: side * 0.16 };
  return [
    {
      shape: place(cylinder(0.54, 0.14, 0.1), { at: [x, 0.56, 0], ...pose }),
      bound: [x, 0.56, 0, 0.62],
      material: { colour: [0.055, 0.057, 0.062], roughness: 0.34 },
    },
    {
      shape: place(cylinder(0.34, 0.03, 0.02), { at: [x + side * 0.13, 0.56, -0.02], ...pose }),
      bound: [x + side * 0.13, 0.56, 0, 0.38],
      material: { colour: [0.86, 0.63, 0.42], roughness: 0.22, metal: true },
    },
    {
      shape: place(torus(0.38, 0.15), { at: [x - side * 0.22, 0.56, 0.035], ...pose }),
      bound: [x - side * 0.22, 0.56, 0, 0.58],
      material: { colour: [0.44, 0.31, 0.21], roughness: 0.6, bump: leatherGrain(0.0014, 44) },
    },
    {
      shape: place(box(0.035, 0.3, 0.07, 0.02), { at: [side * 0.93, 1.08, 0] }),
      bound: [side * 0.93, 1.08, 0, 0.34],
      material: { colour: [0.8, 0.8, 0.82], roughness: 0.2, metal: true },
    },
  ];
}
