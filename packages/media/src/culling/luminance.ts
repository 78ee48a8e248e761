import type { Pixels } from '../derive/pixels.ts';

/** A picture of one number a pixel, rows top to bottom; levels of 0 to 255 unless said otherwise. */
export interface Plane {
  data: Float32Array;
  width: number;
  height: number;
}

/** The colour of a pixel as Rec. 601 splits it: light, and what it leans to. */
export type Component = 'light' | 'blue' | 'red';

const WEIGHTS: Record<Component, readonly [number, number, number]> = {
  light: [0.299, 0.587, 0.114],
  blue: [-0.168736, -0.331264, 0.5],
  red: [0.5, -0.418688, -0.081312],
};

/** The mean of every cell when a picture is laid out in `columns` by `rows` equal ones, whatever its proportions. */
export function meanOfCells(picture: Pixels, columns: number, rows: number, component: Component): Plane {
  const { data, info } = picture;
  const [red, green, blue] = WEIGHTS[component];
  const cells = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const [top, bottom] = span(row, rows, info.height);
    for (let column = 0; column < columns; column++) {
      const [left, right] = span(column, columns, info.width);
      let sum = 0;
      for (let y = top; y < bottom; y++) {
        for (let i = (y * info.width + left) * 3, end = i + (right - left) * 3; i < end; i += 3)
          sum += red * (data[i] ?? 0) + green * (data[i + 1] ?? 0) + blue * (data[i + 2] ?? 0);
      }
      cells[row * columns + column] = sum / ((bottom - top) * (right - left));
    }
  }
  return { data: cells, width: columns, height: rows };
}

/** The pixels of one cell along one side: at least one, also where there are more cells than pixels. */
function span(cell: number, cells: number, pixels: number): [number, number] {
  const from = Math.min(pixels - 1, Math.floor((cell * pixels) / cells));
  return [from, Math.max(from + 1, Math.floor(((cell + 1) * pixels) / cells))];
}
