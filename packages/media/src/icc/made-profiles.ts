import type { Columns } from './chromaticities.ts';
import { profileTag } from './read-profile.ts';
import { curveTag, gridTag, writeProfile, xyzTag, type Tag } from './write-profile.ts';

/** Primaries of a colour space as XYZ columns, adapted to D50 (Bradford). */
const PRIMARIES = {
  sRGB: [
    [0.43604, 0.22248, 0.01392],
    [0.38511, 0.71691, 0.09707],
    [0.14305, 0.06061, 0.71391],
  ],
  // Adobe RGB (1998), section 4.3.
  adobe: [
    [0.60974, 0.31111, 0.01947],
    [0.20528, 0.62567, 0.06087],
    [0.14919, 0.06322, 0.74457],
  ],
  // Display P3: SMPTE RP 431-2 primaries with a D65 white.
  p3: [
    [0.51512, 0.24119, -0.00105],
    [0.29198, 0.69225, 0.04189],
    [0.1571, 0.06657, 0.78407],
  ],
  // Rec. ITU-R BT.2020-2.
  bt2020: [
    [0.67348, 0.27904, -0.00194],
    [0.16566, 0.67535, 0.02998],
    [0.1251, 0.04561, 0.79684],
  ],
} as const;

export type Primaries = keyof typeof PRIMARIES;

/** Light of three primaries as XYZ relative to D50. */
export function lightToXyz(primaries: Primaries, light: readonly number[]): number[] {
  const columns = PRIMARIES[primaries];
  return [0, 1, 2].map((row) => columns.reduce((sum, column, i) => sum + (column[row] ?? 0) * (light[i] ?? 0), 0));
}

/** An RGB profile of a matrix and one curve for all channels. */
export function matrixProfile(primaries: Primaries | Columns, curve: Buffer, description: string): Buffer {
  const [r, g, b] = typeof primaries === 'string' ? PRIMARIES[primaries] : primaries;
  const trc: Tag[] = (['rTRC', 'gTRC', 'bTRC'] as const).map((name) => [name, curve]);
  return writeProfile('RGB ', 'XYZ ', description, [
    ['rXYZ', xyzTag(r)],
    ['gXYZ', xyzTag(g)],
    ['bXYZ', xyzTag(b)],
    ...trc,
  ]);
}

/** The name that Adobe's profile gives itself. */
export const ADOBE_RGB = 'Adobe RGB (1998)';

/** Adobe RGB (1998), which cameras mean without saying so by a profile. */
export function adobeRgbProfile(): Buffer {
  return matrixProfile('adobe', curveTag({ gamma: 563 / 256 }), ADOBE_RGB);
}

/** Light in even steps with sRGB's primaries: floating-point pictures without a profile. */
export function linearProfile(): Buffer {
  return matrixProfile('sRGB', curveTag({ gamma: 1 }), 'Linear sRGB');
}

/**
 * A profile that takes three 16-bit channels for L*, a* and b*: 65,535 is L* 100, 32,768 is a* 0 and 256 are one a*. So Lab
 * passes as RGB through everything that knows no Lab, and arrives exactly. It is an abstract profile, for only those are
 * spared black point compensation, which would look for black at the lowest value of all three channels.
 */
export function labProfile(): Buffer {
  const identity = [0, 65535];
  // Version 2 tables hold L* 100 as 0xFF00 and a* 0 as 0x8000 (ICC.1:2001-04, 6.4.2.1).
  const lightness = [0, 0xff00];
  const grid = new Uint16Array(8 * 3);
  for (let i = 0; i < 8; i++) for (let c = 0; c < 3; c++) grid[i * 3 + c] = (i >> (2 - c)) & 1 ? 65535 : 0;
  const table = gridTag([identity, identity, identity], 2, grid, [lightness, identity, identity]);
  const profile = writeProfile('RGB ', 'Lab ', 'Lab', [['A2B0', table]]);
  profile.write('abst', 12, 'latin1');
  return profile;
}

/** The RGB profile under which three equal channels look as one does under a profile of grey; null for unusual ones. */
export function rgbProfileOfGrey(profile: Uint8Array): Buffer | null {
  const curve = profileTag(profile, 'kTRC');
  const inXyz = Buffer.from(profile).toString('latin1', 20, 24) === 'XYZ ';
  return curve && inXyz ? matrixProfile('sRGB', curve, 'Grey') : null;
}
