import { lightToXyz } from '../../icc/made-profiles.ts';
import { writeProfile } from '../../icc/write-profile.ts';

/** Grid points of each ink. */
const POINTS = 13;

/**
 * A profile of ink whose perceptual and colorimetric tables differ, as those of presses do: the first is stretched to a
 * darker black and stronger colours than paper gives.
 */
export function pressProfile(): Buffer {
  return writeProfile('CMYK', 'Lab ', 'Press', [
    ['A2B0', tableOf((light) => 0.004 + 0.9 * light ** 1.25)],
    ['A2B1', tableOf((light) => 0.02 + 0.83 * light)],
  ]);
}

/** A `mft2` tag of four inks: even curves around a grid of Lab. @param printed light of a channel, 0 to 1 */
function tableOf(printed: (light: number) => number): Buffer {
  const grid = new Uint16Array(POINTS ** 4 * 3);
  for (let i = 0; i < POINTS ** 4; i++) {
    const inks = [3, 2, 1, 0].map((power) => (Math.floor(i / POINTS ** power) % POINTS) / (POINTS - 1));
    const black = 1 - (inks[3] ?? 0);
    const light = inks.slice(0, 3).map((ink) => printed((1 - ink) * black));
    // No ink is pure: what is printed stays within sRGB, so that nothing depends on how a tool clips.
    const grey = light.reduce((sum, value) => sum + value, 0) / 3;
    const mixed = light.map((value) => 0.6 * value + 0.4 * grey);
    grid.set(labOf(lightToXyz('sRGB', mixed)), i * 3);
  }
  const head = Buffer.alloc(52);
  head.write('mft2', 0, 'latin1');
  head.set([4, 3, POINTS], 8);
  for (const at of [12, 28, 44]) head.writeUInt32BE(0x10000, at);
  head.writeUInt16BE(2, 48);
  head.writeUInt16BE(2, 50);
  const even = (channels: number) => Array.from({ length: channels * 2 }, (_, i) => (i % 2) * 65535);
  const values = Uint16Array.from([...even(4), ...grid, ...even(3)]);
  return Buffer.concat([head, Buffer.from(values.buffer).swap16()]);
}

/** L*, a* and b* as version 2 tables hold them. */
function labOf([x = 0, y = 0, z = 0]: number[]): number[] {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [fx, fy, fz] = [f(x / 0.9642), f(y), f(z / 0.8249)];
  return [(116 * fy - 16) * 652.8, (500 * (fx - fy) + 128) * 256, (200 * (fy - fz) + 128) * 256].map(Math.round);
}
