import { deltaE2000, toLab } from '../compare/delta-e.ts';

/**
 * Colour difference of two sRGB colours by CIEDE2000.
 * @param a red, green and blue, 0 to 1
 */
export function ciede2000(a: readonly number[], b: readonly number[]): number {
  const lab = ([red = 0, green = 0, blue = 0]: readonly number[]) => toLab(red * 255, green * 255, blue * 255);
  return deltaE2000(lab(a), lab(b));
}
