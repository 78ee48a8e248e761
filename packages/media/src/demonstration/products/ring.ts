import type { Part, Scene } from '../render/scene.ts';
import type { Distance } from '../shapes/distance.ts';
import { box, cylinder, place, torus, union } from '../shapes/distance.ts';
import { noise3 } from '../shapes/noise.ts';
import { marble, plaster } from '../shapes/surfaces.ts';
import { studioLights } from './studio-lights.ts';

/** A gold solitaire with a blue stone and a plain band, on cut travertine. */
export function ring(): Scene {
  const gold = { colour: [0.98, 0.74, 0.38], roughness: 0.1, metal: true } as const;
  return {
    parts: [
      {
        shape: place(box(1.3, 0.3, 0.9, 0.02), { at: [0, 0.3, 0], turn: 0.3 }),
        bound: [0, 0.3, 0, 1.64],
        material: {
          colour: marble([0.74, 0.66, 0.55], [0.5, 0.4, 0.3], 1.3),
          roughness: 0.8,
          bump: (x, y, z) => -Math.max(0, noise3(x * 9, y * 16, z * 9) - 0.68) * 0.14,
        },
      },
      {
        shape: place(box(0.5, 0.5, 0.5, 0.02), { at: [-0.62, 1.1, -0.25], turn: -0.25 }),
        bound: [-0.62, 1.1, -0.25, 0.88],
        material: {
          colour: marble([0.78, 0.71, 0.6], [0.55, 0.44, 0.33], 1.6),
          roughness: 0.8,
          bump: (x, y, z) => -Math.max(0, noise3(x * 9, y * 16, z * 9) - 0.68) * 0.14,
        },
      },
      {
        shape: place(torus(0.42, 0.05), { at: [0.42, 1.06, 0.3], pitch: Math.PI / 2, turn: 0.35 }),
        bound: [0.42, 1.06, 0.3, 0.5],
        material: gold,
      },
      ...stone([0.42, 1.55, 0.3], 0.35),
      { shape: place(torus(0.36, 0.062), { at: [-0.5, 1.66, -0.1] }), bound: [-0.5, 1.66, -0.1, 0.44], material: gold },
    ],
    ground: { colour: plaster([0.62, 0.52, 0.42], 0.1), gloss: 0, roughness: 1 },
    wall: { distance: 3.6, sweep: 2, glow: { x: 0.5, y: 1.8, radius: 2, power: 0.3 } },
    lights: studioLights('right'),
    ambient: [0.24, 0.23, 0.22],
    aim: 1,
  };
}

/** A brilliant cut by planes, held by four claws. */
function stone(at: readonly [number, number, number], turn: number): Part[] {
  const claws = [0, 1, 2, 3].map((i) => {
    const angle = (i / 4) * Math.PI * 2 + 0.4;
    return place(cylinder(0.022, 0.12, 0.01), {
      at: [at[0] + Math.cos(angle) * 0.19, at[1] - 0.02, at[2] + Math.sin(angle) * 0.19],
    });
  });
  return [
    {
      shape: place(brilliant(0.24), { at, turn }),
      bound: [...at, 0.34],
      material: { colour: [1, 1, 1], roughness: 0, glass: { absorb: [5, 2.4, 0.5] } },
    },
    {
      shape: union(...claws),
      bound: [...at, 0.34],
      material: { colour: [0.98, 0.74, 0.38], roughness: 0.1, metal: true },
    },
  ];
}

function brilliant(r: number): Distance {
  const planes: (readonly [number, number, number, number])[] = [[0, 1, 0, r * 0.5]];
  for (let i = 0; i < 8; i++) {
    const [c, s] = [Math.cos((i * Math.PI) / 4), Math.sin((i * Math.PI) / 4)];
    planes.push([c * 0.64, 0.77, s * 0.64, r * 0.74], [c * 0.77, -0.64, s * 0.77, r * 0.72], [c, 0, s, r]);
  }
  const flat = Float64Array.from(planes.flat());
  return (x, y, z) => {
    let farthest = -1e9;
    for (let i = 0; i < flat.length; i += 4) {
      const d = flat[i]! * x + flat[i + 1]! * y + flat[i + 2]! * z - flat[i + 3]!;
      if (d > farthest) farthest = d;
    }
    return farthest;
  };
}
