import type { Placement } from './placement.ts';
import type { Plane } from './plane.ts';

/** Side of the tiles that are judged, in pixels; so many of them must have a structure to say anything. */
const [TILE, AT_LEAST] = [16, 10];
/** Mean square of normalized light from which a tile has a structure. */
const STRUCTURED = 0.03;
/** Correlation from which a tile shows the same: by chance one in a hundred does. */
const SAME = 0.6;

/**
 * Share of a version's tiles that show what lies there in the original, among those that show anything: high also where
 * most of the picture was replaced by a plain ground, which a correlation of the whole is not.
 * @param inner,outer normalized light
 */
export function agreement(inner: Plane, outer: Plane, { xx, xy, yx, yy, x: left, y: top }: Placement): number {
  const [innerX, innerY] = inner.perLong;
  const [outerX, outerY] = outer.perLong;
  let [same, structured] = [0, 0];
  for (let row = 0; row + TILE <= inner.height; row += TILE) {
    for (let column = 0; column + TILE <= inner.width; column += TILE) {
      let [both, one, other] = [0, 0, 0];
      for (let j = row; j < row + TILE; j++) {
        for (let i = column; i < column + TILE; i++) {
          const [u, v] = [(i + 0.5) / innerX, (j + 0.5) / innerY];
          const x = Math.floor((xx * u + xy * v + left) * outerX);
          const y = Math.floor((yx * u + yy * v + top) * outerY);
          const a = inner.data[j * inner.width + i]!;
          const isInside = x >= 0 && y >= 0 && x < outer.width && y < outer.height;
          const b = isInside ? outer.data[y * outer.width + x]! : 0;
          both += a * b;
          one += a * a;
          other += b * b;
        }
      }
      if (one < STRUCTURED * TILE * TILE) continue;
      structured++;
      if (other > 0 && both >= SAME * Math.sqrt(one * other)) same++;
    }
  }
  return structured < AT_LEAST ? 0 : same / structured;
}
