import { changedHere, type Area } from '../../compare/changed-here.ts';
import type { Comparison } from '../../compare/compare-images.ts';
import type { DifferencePair } from './make-pair.ts';

/** Parts of the version by which what is found may reach beyond the zone: a cell of the map, and what encoding smears. */
const MARGIN = 0.015;
/** Share of what is found that must lie in the zone and its margin. */
const INSIDE = 0.8;
/** Basis points of a place left alone that its own edge may cost, and of a swapped ground that must be seen. */
const [SPARED_UP_TO, GROUND_AT_LEAST] = [500, 5_000];

export interface Judgement {
  /** The zone is found where it is; true where there is none. */
  found: boolean;
  /** Basis points of the picture called changed: all of them where nothing was touched, else those beyond the margin. */
  falseBasisPoints: number;
}

/**
 * What a comparison says of a pair, held against what was really done to it. A zone counts as found when the middle of all
 * that is called changed lies in it, and four fifths of that within its margin. A swapped background is found when most of
 * it is called changed and what stands before it is not.
 */
export function judgePair({ zone, spared }: DifferencePair, comparison: Comparison): Judgement {
  const { columns, rows, cells } = comparison.map;
  const bytes = Buffer.from(cells, 'base64');
  let [sum, x, y, inside] = [0, 0, 0, 0];
  const near = zone && grown(zone);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const share = bytes[(row * columns + column) * 2]!;
      const [u, v] = [(column + 0.5) / columns, (row + 0.5) / rows];
      sum += share;
      x += share * u;
      y += share * v;
      if (near && holds(near, u, v)) inside += share;
    }
  }
  const basisPoints = (share: number) => (share / (columns * rows * 255)) * 10_000;
  if (!zone) return { found: true, falseBasisPoints: basisPoints(sum) };
  const isThere = sum > 0 && holds(zone, x / sum, y / sum) && inside >= INSIDE * sum;
  const isSpared =
    !spared ||
    (changedHere(comparison.map, spared).changedBasisPoints <= SPARED_UP_TO &&
      comparison.changedBasisPoints >= GROUND_AT_LEAST * (1 - spared.width * spared.height));
  return { found: isThere && isSpared, falseBasisPoints: basisPoints(sum - inside) };
}

const grown = ({ x, y, width, height }: Area): Area => ({
  x: x - MARGIN,
  y: y - MARGIN,
  width: width + 2 * MARGIN,
  height: height + 2 * MARGIN,
});

function holds({ x, y, width, height }: Area, u: number, v: number): boolean {
  return u >= x && v >= y && u <= x + width && v <= y + height;
}
