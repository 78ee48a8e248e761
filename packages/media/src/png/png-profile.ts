import { columnsOf } from '../icc/chromaticities.ts';
import { sRgbCurve } from '../icc/curves.ts';
import { matrixProfile } from '../icc/made-profiles.ts';
import { profileOfNclx } from '../icc/nclx-profile.ts';
import { curveTag } from '../icc/write-profile.ts';
import type { PngColour } from './read-png-colour.ts';

/** What programs write who mean sRGB. */
const SRGB_GAMMA = 1 / 2.2;
const SRGB_CHROMATICITIES = [0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06];
/** Nearer is meant to be the same. */
const GAMMA_TOLERANCE = 0.03;
const CHROMATICITY_TOLERANCE = 0.005;

/** The profile that says what the numbers of a PNG mean; null for sRGB, and where a profile in the file says it. */
export function profileOfPng({ nclx, gamma, chromaticities, isSaid }: PngColour): Buffer | null {
  if (nclx) return profileOfNclx(nclx);
  if (isSaid) return null;
  const isUsual = gamma === null || Math.abs(gamma / SRGB_GAMMA - 1) <= GAMMA_TOLERANCE || gamma < 0.1 || gamma > 5;
  const isNear = chromaticities?.every(
    (value, i) => Math.abs(value - SRGB_CHROMATICITIES[i]!) <= CHROMATICITY_TOLERANCE,
  );
  const columns = chromaticities && !isNear ? columnsOf(chromaticities) : null;
  if (isUsual && !columns) return null;
  const curve = curveTag(isUsual ? sRgbCurve() : { gamma: 1 / gamma });
  return matrixProfile(columns ?? 'sRGB', curve, 'PNG');
}
