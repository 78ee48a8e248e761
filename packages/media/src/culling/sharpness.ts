import type { Pixels } from '../derive/pixels.ts';

/** Side of a tile in pixels of the preview, and how many pixels of it lie between two that are looked at. */
const [TILE, STEP] = [48, 2];
/** Share of the tiles that count as the best region; at least so many. */
const [BEST_SHARE, BEST_AT_LEAST] = [0.01, 3];
/** The tile as flat as this share of all says how strong the noise is; so many of its standard errors are taken off. */
const [FLAT_SHARE, ERRORS] = [0.1, 3];

/**
 * How sharp a picture is where it is sharpest, in hundredths of a level of 255: comparable between frames of one subject,
 * not between different ones. In each tile the bend of the light along a row is multiplied with that of a row two further
 * down (and columns likewise): detail goes on from row to row and adds up, noise does not and cancels out. What chance
 * leaves of it is taken off. The best tiles decide, so that a soft background costs a portrait nothing.
 */
export function sharpnessOf({ data, info: { width, height } }: Pixels): number {
  const tiles: Tile[] = [];
  for (let top = 1; top + 4 < height; top += TILE) {
    for (let left = 1; left + 4 < width; left += TILE)
      tiles.push(look(data, width, left, top, Math.min(left + TILE, width - 4), Math.min(top + TILE, height - 4)));
  }
  if (tiles.length === 0) return 0;
  const noise = tiles.map(({ bend }) => bend).toSorted((a, b) => a - b)[Math.floor(tiles.length * FLAT_SHARE)] ?? 0;
  const best = tiles
    .map(({ detail, count }) => detail - (ERRORS * noise) / Math.sqrt(count))
    .toSorted((a, b) => b - a)
    .slice(0, Math.max(BEST_AT_LEAST, Math.round(tiles.length * BEST_SHARE)));
  const mean = best.reduce((sum, detail) => sum + detail, 0) / best.length;
  return Math.round(Math.sqrt(Math.max(0, mean)) * 100);
}

interface Tile {
  /** Mean of the products: nothing but detail, give or take chance. */
  detail: number;
  /** Mean of the squares: detail and noise. */
  bend: number;
  count: number;
}

/** On the green channel alone: it carries most of the detail and least of the noise. */
function look(data: Buffer, width: number, left: number, top: number, right: number, bottom: number): Tile {
  const row = width * 3;
  let [detail, bend, count] = [0, 0, 0];
  for (let y = top; y < bottom; y += STEP) {
    // Whole numbers of 32 bits as long as they are of one row: half the time of floating point.
    let [detailOfRow, bendOfRow] = [0, 0];
    for (let x = left, i = (y * width + left) * 3 + 1; x < right; x += STEP, i += STEP * 3) {
      const here = 2 * data[i]!;
      const along = here - data[i - 3]! - data[i + 3]!;
      const down = here - data[i - row]! - data[i + row]!;
      const below = i + 2 * row;
      const beside = i + 6;
      detailOfRow +=
        along * (2 * data[below]! - data[below - 3]! - data[below + 3]!) +
        down * (2 * data[beside]! - data[beside - row]! - data[beside + row]!);
      bendOfRow += along * along + down * down;
      count++;
    }
    detail += detailOfRow;
    bend += bendOfRow;
  }
  return { detail: detail / Math.max(1, count), bend: bend / Math.max(1, count), count: Math.max(1, count) };
}
