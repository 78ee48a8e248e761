import type { Scene } from '../render/scene.ts';
import { box, cut, cylinder, lathe, place } from '../shapes/distance.ts';
import { wood } from '../shapes/surfaces.ts';
import { studioLights } from './studio-lights.ts';

/** A heavy tumbler of whisky beside its decanter, low key. */
export function whisky(): Scene {
  const tumbler = place(
    lathe([
      [0, 0.5],
      [0.06, 0.53],
      [0.5, 0.56],
      [0.94, 0.6],
      [0.97, 0.6],
    ]),
    { at: [0.55, 0, 0.45] },
  );
  const filled = place(
    lathe([
      [0.24, 0.42],
      [0.3, 0.47],
      [0.62, 0.5],
    ]),
    { at: [0.55, 0, 0.45] },
  );
  const hollow = place(cylinder(0.52, 0.2, 0.02), { at: [0.55, 0.85, 0.45] });
  const decanter = place(box(0.52, 0.78, 0.52, 0.12), { at: [-0.75, 0.78, -0.35], turn: 0.5 });
  const store = place(box(0.43, 0.5, 0.43, 0.08), { at: [-0.75, 0.66, -0.35], turn: 0.5 });
  const clear = { colour: [1, 1, 1], roughness: 0 } as const;
  const amber = [0.3, 1.2, 3.4] as const;
  const pure = [0.08, 0.07, 0.06] as const;
  return {
    parts: [
      {
        shape: cut(tumbler, hollow),
        bound: [0.55, 0.5, 0.45, 0.8],
        material: { ...clear, glass: { absorb: pure, liquid: filled, liquidAbsorb: amber } },
      },
      {
        shape: decanter,
        bound: [-0.75, 0.78, -0.35, 1.06],
        material: { ...clear, glass: { absorb: pure, liquid: store, liquidAbsorb: amber } },
      },
      {
        shape: place(cylinder(0.16, 0.14, 0.02), { at: [-0.75, 1.68, -0.35] }),
        bound: [-0.75, 1.68, -0.35, 0.22],
        material: { colour: [0.8, 0.8, 0.8], roughness: 0.1, metal: true },
      },
      {
        shape: place(
          lathe([
            [0, 0.14],
            [0.1, 0.24],
            [0.3, 0.27],
            [0.45, 0.18],
            [0.5, 0.02],
          ]),
          { at: [-0.75, 1.8, -0.35] },
        ),
        bound: [-0.75, 2.05, -0.35, 0.38],
        material: { colour: [0.045, 0.02, 0.012], roughness: 0.12 },
      },
    ],
    ground: { colour: wood([0.22, 0.11, 0.055], [0.07, 0.03, 0.015], 1.2), gloss: 0.3, roughness: 0.12 },
    wall: {
      distance: 4.5,
      sweep: 0.02,
      colour: [0.1, 0.085, 0.075],
      glow: { x: -0.3, y: 1.3, radius: 2.1, power: 3.2 },
    },
    lights: studioLights('right', 'dark'),
    ambient: [0.12, 0.11, 0.1],
    aim: 0.8,
  };
}
