import { lightToXyz, type Primaries } from './made-profiles.ts';
import { type HighRange, toneMapped } from './tone-map.ts';
import { gridTag, writeProfile } from './write-profile.ts';

/** Grid points of each channel: both transfers are even to the eye, so an even grid is too. */
const POINTS = 33;

/**
 * A profile that shows high dynamic range on an ordinary screen, as toneMapped says.
 */
export function toneMapProfile(primaries: Primaries, range: HighRange): Buffer {
  const grid = new Uint16Array(POINTS ** 3 * 3);
  let at = 0;
  for (let r = 0; r < POINTS; r++)
    for (let g = 0; g < POINTS; g++)
      for (let b = 0; b < POINTS; b++) {
        const light = toneMapped(
          range,
          [r, g, b].map((i) => i / (POINTS - 1)),
        );
        const lab = toLab(lightToXyz(primaries, light));
        grid.set(lab, at);
        at += 3;
      }
  const identity = [0, 65535];
  const curves = [identity, identity, identity];
  return writeProfile('RGB ', 'Lab ', `${range} to sRGB`, [['A2B0', gridTag(curves, POINTS, grid, curves)]]);
}

/** L*, a* and b* as version 2 tables hold them. */
function toLab([x = 0, y = 0, z = 0]: number[]): number[] {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [fx, fy, fz] = [f(x / 0.9642), f(y), f(z / 0.8249)];
  const hold = (value: number) => Math.min(65535, Math.max(0, Math.round(value)));
  return [hold((116 * fy - 16) * 652.8), hold((500 * (fx - fy) + 128) * 256), hold((200 * (fy - fz) + 128) * 256)];
}
