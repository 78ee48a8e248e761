import type { Nclx } from '../heif/read-heif.ts';
import { matrixProfile, type Primaries } from './made-profiles.ts';
import { sRgbCurve } from './curves.ts';
import { toneMapProfile } from './tone-map-profile.ts';
import { curveTag } from './write-profile.ts';

/** Primaries by their number in ITU-T H.273; what is not listed is taken for sRGB's. */
const primariesOf: Record<number, Primaries> = { 9: 'bt2020', 11: 'p3', 12: 'p3' };

/** The profile that says what colour by numbers means; null for sRGB and everything usually shown as sRGB. */
export function profileOfNclx({ primaries, transfer }: Nclx): Buffer | null {
  const space = primariesOf[primaries] ?? 'sRGB';
  const name = `H.273 ${primaries}/${transfer}`;
  if (transfer === 16) return toneMapProfile(space, 'PQ');
  if (transfer === 18) return toneMapProfile(space, 'HLG');
  if (transfer === 8) return matrixProfile(space, curveTag({ gamma: 1 }), name);
  if (transfer === 4) return matrixProfile(space, curveTag({ gamma: 2.2 }), name);
  if (transfer === 5) return matrixProfile(space, curveTag({ gamma: 2.8 }), name);
  return space === 'sRGB' ? null : matrixProfile(space, curveTag(sRgbCurve()), name);
}
