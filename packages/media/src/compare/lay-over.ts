import type { Placement } from './placement.ts';

/** 8-bit RGB, rows top to bottom. */
export interface Rgb {
  data: Uint8Array;
  width: number;
  height: number;
}

/**
 * The original as the version shows it: each pixel of the version's frame taken from where it lies in the original,
 * between four pixels. Outside of the original stands what the version has there, and `covered` is 0.
 * @param perLong pixels of the original to its long side, across and down
 */
export function layOver(
  original: Rgb,
  version: Rgb,
  placement: Placement,
  [fromX, fromY]: readonly [x: number, y: number],
): { data: Uint8Array; covered: Uint8Array } {
  const { xx, xy, yx, yy, x: left, y: top } = placement;
  const { width, height } = version;
  const data = Uint8Array.from(version.data);
  const covered = new Uint8Array(width * height);
  const to = Math.max(width, height);
  const row = original.width * 3;
  for (let j = 0, at = 0; j < height; j++) {
    const v = (j + 0.5) / to;
    for (let i = 0; i < width; i++, at++) {
      const u = (i + 0.5) / to;
      const x = (xx * u + xy * v + left) * fromX - 0.5;
      const y = (yx * u + yy * v + top) * fromY - 0.5;
      if (x < -0.5 || y < -0.5 || x > original.width - 0.5 || y > original.height - 0.5) continue;
      const x0 = Math.min(original.width - 2, Math.max(0, Math.floor(x)));
      const y0 = Math.min(original.height - 2, Math.max(0, Math.floor(y)));
      if (x0 < 0 || y0 < 0) continue;
      const fx = Math.min(1, Math.max(0, x - x0));
      const fy = Math.min(1, Math.max(0, y - y0));
      const n = y0 * row + x0 * 3;
      covered[at] = 1;
      for (let c = 0; c < 3; c++) {
        const upper = original.data[n + c]! * (1 - fx) + original.data[n + 3 + c]! * fx;
        const lower = original.data[n + row + c]! * (1 - fx) + original.data[n + row + 3 + c]! * fx;
        data[at * 3 + c] = Math.round(upper * (1 - fy) + lower * fy);
      }
    }
  }
  return { data, covered };
}
