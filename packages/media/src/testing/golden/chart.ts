/** The chart: patches of even colour, so that what a place shows does not depend on how a decoder smooths. */
export const COLUMNS = 8;
export const ROWS = 6;
export const PATCH = 24;
export const WIDTH = COLUMNS * PATCH;
export const HEIGHT = ROWS * PATCH;

/** Red, green and blue of each patch, 0 to 255: greys, skin, primaries, and a spread over the cube. */
export const rgbPatches: readonly (readonly number[])[] = [
  ...[0, 12, 40, 80, 128, 180, 225, 255].map((grey) => [grey, grey, grey]),
  [115, 82, 68], [194, 150, 130], [98, 122, 157], [87, 108, 67], [133, 128, 177], [103, 189, 170], [214, 126, 44], [80, 91, 166],
  [193, 90, 99], [94, 60, 108], [157, 188, 64], [224, 163, 46], [56, 61, 150], [70, 148, 73], [175, 54, 60], [231, 199, 31],
  [255, 0, 0], [0, 255, 0], [0, 0, 255], [0, 255, 255], [255, 0, 255], [255, 255, 0], [187, 86, 149], [8, 133, 161],
  ...Array.from({ length: 16 }, (_, i) => [(i * 67 + 20) % 256, (i * 113 + 90) % 256, (i * 29 + 160) % 256]),
]; // prettier-ignore

/** Cyan, magenta, yellow and black of each patch, 0 (no ink) to 255. */
export const cmykPatches = rgbPatches.map(([r = 0, g = 0, b = 0], i) => {
  const black = i % 3 === 0 ? Math.round((255 - Math.max(r, g, b)) * 0.8) : 0;
  return [255 - r, 255 - g, 255 - b, black].map((ink, c) => (c < 3 ? Math.max(0, ink - black) : ink));
});

/** L* (0 to 100), a* and b* of each patch, within sRGB's gamut or near it. */
export const labPatches = rgbPatches.map((_, i) =>
  i < 8
    ? [(i / 7) * 100, 0, 0]
    : [30 + ((i * 17) % 50), Math.round(38 * Math.cos(i * 1.3)), Math.round(38 * Math.sin(i * 1.3))],
);

/** Pixels of a chart, channels interleaved. @param value of a patch's channel, in the pixels' own numbers */
export function paint(kind: 8 | 16, channels: number, value: (patch: number, channel: number) => number): Buffer {
  const data = kind === 8 ? new Uint8Array(WIDTH * HEIGHT * channels) : new Uint16Array(WIDTH * HEIGHT * channels);
  for (let y = 0, at = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++)
      for (let c = 0; c < channels; c++, at++)
        data[at] = value(Math.floor(y / PATCH) * COLUMNS + Math.floor(x / PATCH), c);
  return Buffer.from(data.buffer);
}

/** 16-bit numbers that no 8-bit number stands for. */
export function deep(value: number, patch: number): number {
  return Math.min(65535, Math.max(0, value * 257 + ((patch * 37) % 200) - 100));
}
