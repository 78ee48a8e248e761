import type { Scene } from '../render/scene.ts';
import { arch, box, common, cut, cylinder, place, torus, union } from '../shapes/distance.ts';
import type { Distance } from '../shapes/distance.ts';
import { leatherGrain, plaster } from '../shapes/surfaces.ts';
import { studioLights } from './studio-lights.ts';

/** A structured green leather bag with gold hardware on an ochre sweep. */
export function handbag(): Scene {
  const body = tapered(box(1, 0.66, 0.36, 0.09));
  const flap = common(
    tapered(box(1.03, 0.7, 0.4, 0.11)),
    cut(place(box(2, 0.34, 1, 0.02), { at: [0, 0.5, 0.4] }), place(box(2, 2, 0.4), { at: [0, 0, -0.55] })),
  );
  const handle = place(arch(0.46, 0.05, -0.07), { at: [0, 1.42, 0] });
  const gold = { colour: [0.94, 0.7, 0.38], roughness: 0.16, metal: true } as const;
  const leather = { roughness: 0.46, bump: leatherGrain(0.0016, 40) };
  return {
    parts: [
      {
        shape: place(body, { at: [0, 0.67, 0] }),
        bound: [0, 0.67, 0, 1.28],
        material: { colour: [0.035, 0.13, 0.085], ...leather },
      },
      {
        shape: place(flap, { at: [0, 0.69, 0.01] }),
        bound: [0, 0.85, 0.05, 1.25],
        material: { colour: [0.04, 0.15, 0.098], ...leather },
      },
      { shape: handle, bound: [0, 1.5, 0, 0.6], material: { colour: [0.035, 0.13, 0.085], roughness: 0.42 } },
      {
        shape: union(
          place(torus(0.06, 0.02), { at: [-0.44, 1.38, 0], roll: 1.57 }),
          place(torus(0.06, 0.02), { at: [0.44, 1.38, 0], roll: 1.57 }),
          place(cylinder(0.13, 0.035, 0.02), { at: [0, 0.78, 0.41], pitch: 1.57 }),
          place(box(0.05, 0.11, 0.04, 0.02), { at: [0, 0.78, 0.44] }),
        ),
        bound: [0, 1.1, 0.2, 0.72],
        material: gold,
      },
    ],
    ground: { colour: plaster([0.78, 0.5, 0.2], 0.08), gloss: 0.06, roughness: 0.25 },
    wall: { distance: 4.5, sweep: 2.4, glow: { x: 0, y: 1.6, radius: 2.6, power: 0.35 } },
    lights: studioLights('right'),
    ambient: [0.26, 0.25, 0.24],
    aim: 0.8,
  };
}

/** Narrower towards the top, as a bag that stands by itself. */
function tapered(shape: Distance): Distance {
  return (x, y, z) => {
    const k = 1 + (y + 0.66) * 0.1;
    const depth = 1 + (y + 0.66) * 0.38;
    return shape(x * k, y, z * depth) * 0.68;
  };
}
