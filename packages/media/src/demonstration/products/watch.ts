import type { Painter, Scene } from '../render/scene.ts';
import { box, cut, cylinder, hoop, place, toLocal, torus, union } from '../shapes/distance.ts';
import { lettering } from '../shapes/lettering.ts';
import { leatherGrain, marble } from '../shapes/surfaces.ts';
import { studioLights } from './studio-lights.ts';

/** The watch stands on its strap; its face looks up a little. */
const FACE = { at: [0, 1.06, 0.88], pitch: 1.22 } as const;
const DIAL = { ...FACE, at: [0, 1.075, 0.92] } as const;

/** A steel watch with a blue dial on a cognac strap, on dark stone. */
export function watch(): Scene {
  const strap = place(hoop(0.785, 0.36, 0.035, 0.02), { at: [0, 0.84, 0] });
  const steel = { colour: [0.82, 0.83, 0.85], roughness: 0.16, metal: true } as const;
  return {
    parts: [
      {
        shape: strap,
        bound: [0, 0.84, 0, 0.96],
        material: { colour: [0.3, 0.11, 0.035], roughness: 0.5, bump: leatherGrain(0.0016, 44) },
      },
      {
        shape: place(
          union(
            cut(cylinder(0.6, 0.12, 0.03), place(cylinder(0.53, 0.1), { at: [0, 0.1, 0] })),
            place(torus(0.555, 0.03), { at: [0, 0.12, 0] }),
          ),
          FACE,
        ),
        bound: [...FACE.at, 0.64],
        material: steel,
      },
      {
        shape: place(cylinder(0.075, 0.07, 0.015), { at: [0.67, FACE.at[1], FACE.at[2]], roll: Math.PI / 2 }),
        bound: [0.67, FACE.at[1], FACE.at[2], 0.11],
        material: steel,
      },
      {
        shape: place(cylinder(0.535, 0.012), DIAL),
        bound: [...DIAL.at, 0.56],
        material: { colour: dial(), roughness: 0.2 },
      },
      {
        shape: place(
          union(
            place(box(0.022, 0.008, 0.15, 0.006), { at: [-0.11, 0.05, -0.09], turn: 0.9 }),
            place(box(0.016, 0.008, 0.22, 0.006), { at: [0.15, 0.06, -0.13], turn: -0.86 }),
            place(cylinder(0.03, 0.03, 0.006), { at: [0, 0.05, 0] }),
          ),
          FACE,
        ),
        bound: [...FACE.at, 0.44],
        material: { colour: [0.85, 0.86, 0.84], roughness: 0.3 },
      },
    ],
    ground: { colour: marble([0.07, 0.075, 0.085], [0.28, 0.28, 0.29], 0.7), gloss: 0.22, roughness: 0.12 },
    wall: { distance: 5, sweep: 1, colour: [0.09, 0.1, 0.12], glow: { x: 0.8, y: 1.6, radius: 2.4, power: 0.5 } },
    lights: studioLights('left', 'dark'),
    ambient: [0.16, 0.17, 0.19],
    aim: 0.9,
  };
}

/** Deep blue with applied indices, a minute track and a name. */
function dial(): Painter {
  const local = toLocal(DIAL);
  const p = new Float64Array(3);
  const name = lettering('ORME', 0.06, 0.0042);
  return (x, y, z, out) => {
    local(x, y, z, p);
    const u = p[0]!;
    const v = -p[2]!;
    const r = Math.hypot(u, v);
    const angle = Math.atan2(u, v) / (Math.PI * 2);
    const hour = Math.abs(angle * 12 - Math.round(angle * 12)) * r;
    const minute = Math.abs(angle * 60 - Math.round(angle * 60)) * r;
    const index = r > 0.34 && r < 0.46 && hour * 0.52 < 0.011;
    const tick = r > 0.485 && r < 0.51 && minute * 0.105 < 0.0035;
    const sunburst = 0.75 + 0.35 * Math.abs(Math.sin(angle * Math.PI * 4 + 0.6)) - r * 0.35;
    const ink = index || tick || name(u, v - 0.2) > 0.5;
    out[0] = ink ? 0.85 : 0.02 * sunburst;
    out[1] = ink ? 0.86 : 0.06 * sunburst;
    out[2] = ink ? 0.84 : 0.17 * sunburst;
  };
}
