import type { Pixels } from '../derive/pixels.ts';

/** Shares of a picture in basis points, of red, green and blue. */
export interface Clipping {
  blownHighlights: [number, number, number];
  crushedShadows: [number, number, number];
}

/** Levels from which, and up to which, nothing is left to be brought back. */
const [BLOWN, CRUSHED] = [254, 1];
/** Every so many pixels of a row, and rows, are enough for shares. */
const STEP = 2;
/** Side of the cells, in pixels, in which a white ground is followed. */
const CELL = 16;

/**
 * How much of a picture has lost its highlights or its shadows, per channel. White that reaches in from the border is a
 * ground meant to be white, as products are photographed: it counts as no loss.
 */
export function clippingOf(picture: Pixels): Clipping {
  const { data, info } = picture;
  const { width, height } = info;
  const ground = whiteGround(picture);
  const columns = Math.ceil(width / CELL);
  const blown: [number, number, number] = [0, 0, 0];
  const crushed: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let y = 0; y < height; y += STEP) {
    const cells = Math.floor(y / CELL) * columns;
    for (let x = 0; x < width; x += STEP, count++) {
      const i = (y * width + x) * 3;
      if (isWithin(data[i]!) && isWithin(data[i + 1]!) && isWithin(data[i + 2]!)) continue;
      const isGround = ground[cells + Math.floor(x / CELL)] === 1;
      for (let c = 0; c < 3; c++) {
        const level = data[i + c]!;
        if (level <= CRUSHED) crushed[c]!++;
        else if (level >= BLOWN && !isGround) blown[c]!++;
      }
    }
  }
  const share = (n: number) => Math.round((n / count) * 10_000);
  return {
    blownHighlights: [share(blown[0]), share(blown[1]), share(blown[2])],
    crushedShadows: [share(crushed[0]), share(crushed[1]), share(crushed[2])],
  };
}

/** Nothing is lost of a level, as is so of nearly all. */
function isWithin(level: number): boolean {
  return level > CRUSHED && level < BLOWN;
}

/** The cells, row by row, that are white in all channels (1) and hang together with the border. */
function whiteGround({ data, info: { width, height } }: Pixels): Uint8Array {
  const [columns, rows] = [Math.ceil(width / CELL), Math.ceil(height / CELL)];
  const isWhite = (column: number, row: number): boolean => {
    let [white, all] = [0, 0];
    for (let y = row * CELL; y < Math.min(height, (row + 1) * CELL); y += 4) {
      for (let x = column * CELL; x < Math.min(width, (column + 1) * CELL); x += 4, all++) {
        const i = (y * width + x) * 3;
        if (data[i]! >= BLOWN && data[i + 1]! >= BLOWN && data[i + 2]! >= BLOWN) white++;
      }
    }
    // An edge of the product runs through the ground's last cells.
    return white * 2 >= all;
  };
  const ground = new Uint8Array(columns * rows);
  const seen = new Uint8Array(columns * rows);
  const waiting: number[] = [];
  const visit = (column: number, row: number) => {
    const cell = row * columns + column;
    if (column < 0 || row < 0 || column >= columns || row >= rows || seen[cell] === 1) return;
    seen[cell] = 1;
    if (!isWhite(column, row)) return;
    ground[cell] = 1;
    waiting.push(cell);
  };
  for (let column = 0; column < columns; column++) for (const row of [0, rows - 1]) visit(column, row);
  for (let row = 0; row < rows; row++) for (const column of [0, columns - 1]) visit(column, row);
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    visit(column - 1, row);
    visit(column + 1, row);
    visit(column, row - 1);
    visit(column, row + 1);
  }
  return ground;
}
