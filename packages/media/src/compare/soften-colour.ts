import type { Rgb } from './lay-over.ts';
import { boxMeanInside } from './plane.ts';

/**
 * A picture whose colour is softened and whose light is as it was: encoders keep a quarter of the colour's pixels, so
 * that at an edge it says nothing. Levels between two integers, and slightly outside of 0 to 255, are kept.
 */
export function softenColour({ data, width, height }: Rgb, radius: number): Float32Array {
  const [light, blue, red] = [0, 1, 2].map(() => new Float32Array(width * height)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  for (let n = 0, i = 0; n < light.length; n++, i += 3) {
    const y = 0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!;
    light[n] = y;
    blue[n] = data[i + 2]! - y;
    red[n] = data[i]! - y;
  }
  const softBlue = boxMeanInside(blue, width, height, radius);
  const softRed = boxMeanInside(red, width, height, radius);
  const out = new Float32Array(data.length);
  for (let n = 0, i = 0; n < light.length; n++, i += 3) {
    const [b, r] = [softBlue[n]!, softRed[n]!];
    out[i] = light[n]! + r;
    out[i + 1] = light[n]! - (0.299 * r + 0.114 * b) / 0.587;
    out[i + 2] = light[n]! + b;
  }
  return out;
}
