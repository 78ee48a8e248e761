import { type HighRange, toneMapped } from '../icc/tone-map.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import type { Film } from './film-facts.ts';

/** Points of each channel: the same as for stills. */
const POINTS = 33;

/** Light of ITU-R BT.2020's primaries in those of BT.709 (BT.2087, 4.1). */
const TO_709 = [
  [1.6605, -0.5876, -0.0728],
  [-0.1246, 1.1329, -0.0083],
  [-0.0182, -0.1006, 1.1187],
] as const;

/**
 * FFmpeg's filters that bring a film of high dynamic range to an ordinary screen, as stills are brought there; none for
 * any other film. A table does it, since computing each pixel would take ten times as long as the film.
 * @param out the pixel format that is wanted, at the chain's end
 */
export function toneMapFilters(ffmpeg: Ffmpeg, { highRange }: Film, out: 'yuv420p' | 'rgb24'): string[] {
  if (!highRange) return [];
  ffmpeg.keep('tone.cube', cubeOf(highRange));
  const table = ['scale=in_color_matrix=bt2020', 'format=gbrp10le', 'lut3d=file=tone.cube:interp=tetrahedral'];
  if (out === 'rgb24') return table;
  const named = 'setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv';
  return [...table, 'scale=out_color_matrix=bt709:out_range=tv', 'format=yuv420p', named];
}

/** The table as FFmpeg reads it (Adobe's Cube LUT 1.0): red changes first. */
function cubeOf(range: HighRange): string {
  const lines = [`LUT_3D_SIZE ${POINTS}`];
  for (let b = 0; b < POINTS; b++)
    for (let g = 0; g < POINTS; g++)
      for (let r = 0; r < POINTS; r++) {
        const light = toneMapped(
          range,
          [r, g, b].map((i) => i / (POINTS - 1)),
        );
        const codes = TO_709.map((row) => sRgb(row.reduce((sum, factor, i) => sum + factor * (light[i] ?? 0), 0)));
        lines.push(codes.map((code) => code.toFixed(6)).join(' '));
      }
  return `${lines.join('\n')}\n`;
}

/** IEC 61966-2-1, of light between 0 and 1. */
function sRgb(light: number): number {
  const held = Math.min(1, Math.max(0, light));
  return held <= 0.0031308 ? 12.92 * held : 1.055 * held ** (1 / 2.4) - 0.055;
}
