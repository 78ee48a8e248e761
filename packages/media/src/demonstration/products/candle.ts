import type { Scene } from '../render/scene.ts';
import { capsule, cut, cylinder, lathe, place, toLocal } from '../shapes/distance.ts';
import type { Painter } from '../render/scene.ts';
import { lettering } from '../shapes/lettering.ts';
import { plaster, wood } from '../shapes/surfaces.ts';

/** A burning candle in smoked glass with a paper label, on dark oak, evening light. */
export function candle(): Scene {
  const jar = cut(
    place(cylinder(0.62, 0.78, 0.05), { at: [0, 0.78, 0] }),
    place(cylinder(0.57, 0.3), { at: [0, 1.4, 0] }),
  );
  return {
    parts: [
      {
        shape: jar,
        bound: [0, 0.78, 0, 1.02],
        material: { colour: [1, 1, 1], roughness: 0, glass: { absorb: [0.25, 0.42, 0.6] } },
      },
      {
        shape: place(cylinder(0.565, 0.5, 0.05), { at: [0, 0.6, 0] }),
        bound: [0, 0.6, 0, 0.78],
        material: { colour: [0.86, 0.78, 0.64], roughness: 0.6, soft: 0.9, glow: [0.1, 0.045, 0.012] },
      },
      {
        shape: capsule([0, 1.05, 0], [0.01, 1.24, 0], 0.012),
        bound: [0, 1.15, 0, 0.13],
        material: { colour: [0.03, 0.02, 0.02], roughness: 0.9 },
      },
      {
        shape: place(
          lathe([
            [-0.16, 0.02],
            [-0.08, 0.055],
            [0.02, 0.045],
            [0.17, 0.004],
          ]),
          { at: [0.01, 1.36, 0] },
        ),
        bound: [0.01, 1.36, 0, 0.2],
        material: { colour: [0, 0, 0], roughness: 1, glow: [4.2, 2.5, 1] },
      },
      {
        shape: place(cylinder(0.628, 0.26), { at: [0, 0.72, 0] }),
        bound: [0, 0.72, 0, 0.72],
        material: { colour: label(), roughness: 0.75 },
      },
      {
        shape: place(cylinder(0.6, 0.07, 0.02), { at: [-1.15, 0.58, -0.35], pitch: 1.25, turn: -0.5 }),
        bound: [-1.15, 0.58, -0.35, 0.64],
        material: { colour: wood([0.42, 0.26, 0.14], [0.24, 0.13, 0.06], 4), roughness: 0.5 },
      },
    ],
    ground: { colour: wood([0.3, 0.18, 0.1], [0.1, 0.055, 0.03], 0.85), gloss: 0.03, roughness: 0.3 },
    wall: {
      distance: 4,
      sweep: 0.02,
      colour: plaster([0.2, 0.17, 0.15], 0.3),
      glow: { x: 0, y: 1.6, radius: 1.9, power: 0.7 },
    },
    lights: [
      { at: [-3.4, 3.4, 2.6], width: 0.9, height: 1.3, colour: [1, 0.84, 0.64], power: 0.6 },
      { at: [3.4, 2.4, -2.6], width: 0.6, height: 1.5, colour: [1, 0.75, 0.5], power: 0.35 },
    ],
    ambient: [0.12, 0.1, 0.09],
    aim: 0.8,
  };
}

function label(): Painter {
  const local = toLocal({ at: [0, 0.72, 0] });
  const p = new Float64Array(3);
  const name = lettering('SOLEIL', 0.13, 0.009);
  const place = lettering('N°5', 0.07, 0.006);
  return (x, y, z, out) => {
    local(x, y, z, p);
    const u = Math.atan2(p[0]!, p[2]!) * 0.628;
    const v = p[1]!;
    const line = Math.abs(Math.abs(v) - 0.225) < 0.005 ? 1 : 0;
    const ink = Math.max(name(u, v - 0.03), place(u, v + 0.13), line);
    for (let c = 0; c < 3; c++) out[c] = [0.82, 0.79, 0.72][c]! * (1 - ink * 0.9);
  };
}
