import type { Part, Scene } from '../render/scene.ts';
import { box, cut, place, sphere, toLocal } from '../shapes/distance.ts';
import type { Colour } from '../render/scene.ts';
import { lettering } from '../shapes/lettering.ts';
import { noise3 } from '../shapes/noise.ts';
import { linen, marble } from '../shapes/surfaces.ts';
import { studioLights } from './studio-lights.ts';

/** A stack of hand-cut soaps with a stamped name, one leaning, on marble. */
export function soap(): Scene {
  return {
    parts: [
      bar([-0.05, 0.21, 0], 0.12, [0.66, 0.74, 0.56], ''),
      bar([0.03, 0.63, 0.02], -0.18, [0.86, 0.72, 0.58], ''),
      bar([-0.02, 1.05, 0], 0.3, [0.88, 0.86, 0.8], 'AUBE'),
      bar([1.12, 0.5, 0.5], -0.6, [0.74, 0.5, 0.5], 'AUBE', 1.18),
      {
        shape: place(sphere(0.17), { at: [-1.05, 0.17, 0.7] }),
        bound: [-1.05, 0.17, 0.7, 0.18],
        material: { colour: marble([0.8, 0.79, 0.77], [0.45, 0.44, 0.43], 4), roughness: 0.25 },
      },
    ],
    ground: { colour: marble([0.8, 0.79, 0.78], [0.42, 0.42, 0.44], 0.8), gloss: 0.16, roughness: 0.06 },
    wall: { distance: 3.2, sweep: 0.02, colour: linen([0.6, 0.66, 0.64], 20) },
    lights: studioLights('left'),
    ambient: [0.3, 0.31, 0.32],
    aim: 0.7,
  };
}

/** A bar with worn edges; the stamp is pressed into its upper face. */
function bar(at: readonly [number, number, number], turn: number, colour: Colour, stamp: string, pitch = 0): Part {
  const pose = { at, turn, pitch };
  const local = toLocal(pose);
  const p = new Float64Array(3);
  const ink = lettering(stamp, 0.2, 0.016);
  return {
    shape: place(cut(box(0.68, 0.2, 0.44, 0.07), place(box(0.56, 0.03, 0.32, 0.03), { at: [0, 0.215, 0] })), pose),
    bound: [...at, 0.86],
    material: {
      colour,
      roughness: 0.5,
      soft: 0.6,
      bump(x, y, z) {
        const worn = (noise3(x * 9, y * 9, z * 9) - 0.5) * 0.006;
        if (!stamp) return worn;
        local(x, y, z, p);
        return worn - (p[1]! > 0.1 ? ink(p[0]!, -p[2]!) * 0.02 : 0);
      },
    },
  };
}
