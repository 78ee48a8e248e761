import type { Scene } from '../render/scene.ts';
import { box, cylinder, place } from '../shapes/distance.ts';
import { studioLights } from './studio-lights.ts';

/** A square flask of amber perfume with a black cap on a blush sweep. */
export function perfume(): Scene {
  const flask = place(box(0.62, 0.8, 0.3, 0.09), { at: [0, 0.8, 0], turn: 0.35 });
  const liquid = place(box(0.52, 0.6, 0.2, 0.06), { at: [0, 0.74, 0], turn: 0.35 });
  return {
    parts: [
      {
        shape: flask,
        bound: [0, 0.8, 0, 1.1],
        material: {
          colour: [1, 1, 1],
          roughness: 0,
          glass: { absorb: [0.12, 0.1, 0.09], liquid, liquidAbsorb: [0.25, 0.95, 2.1] },
        },
      },
      {
        shape: place(cylinder(0.2, 0.06, 0.01), { at: [0, 1.66, 0] }),
        bound: [0, 1.66, 0, 0.24],
        material: { colour: [0.95, 0.72, 0.4], roughness: 0.15, metal: true },
      },
      {
        shape: place(cylinder(0.27, 0.24, 0.03), { at: [0, 1.96, 0] }),
        bound: [0, 1.96, 0, 0.4],
        material: { colour: [0.012, 0.012, 0.014], roughness: 0.08 },
      },
    ],
    ground: { colour: [0.9, 0.62, 0.55], gloss: 0.12, roughness: 0.1 },
    wall: { distance: 5, sweep: 2.5, glow: { x: 0.4, y: 1.6, radius: 2.6, power: 0.35 } },
    lights: studioLights('left'),
    ambient: [0.3, 0.29, 0.3],
    aim: 0.9,
  };
}
