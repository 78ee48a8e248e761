import type { Placement } from './placement.ts';
import type { Plane } from './plane.ts';

/** Pixels looked at in one step, at most: more of them say nothing new. */
const SAMPLES = 40_000;
const STEPS = 14;
/** Differences of normalized light beyond this are something else than a wrong place: a retouch, a crop's border. */
const OUTLIER = 0.8;

/** What may change: shift, turn and size, or each side and angle by itself. */
export type Freedom = 'similar' | 'affine';

/**
 * Moves a placement so that normalized pictures lie on each other, by Gauss-Newton steps after Lucas and Kanade (1981)
 * with weights that forget what does not fit. Answers the best of the steps.
 */
export function refinePlacement(inner: Plane, outer: Plane, start: Placement, freedom: Freedom): Placement {
  let best = linearize(inner, outer, start, freedom);
  let damping = 1e-3;
  for (let step = 0; step < STEPS && damping < 10; step++) {
    const change = solve(best.normal, best.right, damping);
    if (!change) break;
    const next = linearize(inner, outer, moved(best.placement, change, freedom, inner), freedom);
    if (next.cost < best.cost) {
      const isThere = best.cost - next.cost < best.cost * 1e-5;
      best = next;
      damping = Math.max(1e-6, damping / 4);
      if (isThere) break;
    } else damping *= 8;
  }
  return best.placement;
}

interface Linearized {
  placement: Placement;
  cost: number;
  normal: Float64Array[];
  right: Float64Array;
}

function linearize(inner: Plane, outer: Plane, placement: Placement, freedom: Freedom): Linearized {
  const { xx, xy, yx, yy, x: left, y: top } = placement;
  const count = freedom === 'affine' ? 6 : 4;
  const normal = Array.from({ length: count }, () => new Float64Array(count));
  const right = new Float64Array(count);
  const slopes = new Float64Array(count);
  const [insideX, insideY] = inner.perLong;
  const [outsideX, outsideY] = outer.perLong;
  const [centreU, centreV] = [inner.width / insideX / 2, inner.height / insideY / 2];
  const stride = Math.max(1, Math.round(Math.sqrt((inner.width * inner.height) / SAMPLES)));
  const { data, width, height } = outer;
  let [off, weights] = [0, 0];
  for (let row = 0; row < inner.height; row += stride) {
    for (let column = 0; column < inner.width; column += stride) {
      const u = (column + 0.5) / insideX;
      const v = (row + 0.5) / insideY;
      const x = (xx * u + xy * v + left) * outsideX - 0.5;
      const y = (yx * u + yy * v + top) * outsideY - 0.5;
      const [x0, y0] = [Math.floor(x), Math.floor(y)];
      if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) continue;
      const [fx, fy] = [x - x0, y - y0];
      const at = y0 * width + x0;
      const [a, b, c, d] = [data[at]!, data[at + 1]!, data[at + width]!, data[at + width + 1]!];
      const upper = a + (b - a) * fx;
      const lower = c + (d - c) * fx;
      const difference = inner.data[row * inner.width + column]! - (upper + (lower - upper) * fy);
      const slopeX = (b - a + (d - c - b + a) * fy) * outsideX;
      const slopeY = (lower - upper) * outsideY;
      const fit = 1 / (1 + (difference / OUTLIER) ** 2);
      const weight = fit * fit;
      off += difference * difference * fit;
      weights++;
      const [du, dv] = [u - centreU, v - centreV];
      if (count === 6) {
        slopes[0] = slopeX * du;
        slopes[1] = slopeX * dv;
        slopes[2] = slopeY * du;
        slopes[3] = slopeY * dv;
        slopes[4] = slopeX;
        slopes[5] = slopeY;
      } else {
        slopes[0] = slopeX * du + slopeY * dv;
        slopes[1] = slopeY * du - slopeX * dv;
        slopes[2] = slopeX;
        slopes[3] = slopeY;
      }
      for (let i = 0; i < count; i++) {
        const weighted = weight * slopes[i]!;
        right[i]! += weighted * difference;
        for (let j = 0; j <= i; j++) normal[i]![j]! += weighted * slopes[j]!;
      }
    }
  }
  for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) normal[j]![i] = normal[i]![j]!;
  // Little overlap must not look like a good fit.
  const all = Math.ceil(inner.width / stride) * Math.ceil(inner.height / stride);
  const cost = weights * 4 < all ? Infinity : off / weights + (1 - weights / all) * 0.2;
  return { placement, cost, normal, right };
}

/** Levenberg's step; null when nothing in the picture says where to go. */
function solve(normal: readonly Float64Array[], right: Float64Array, damping: number): Float64Array | null {
  const n = right.length;
  const rows = normal.map((row, i) => {
    const copy = new Float64Array(n + 1);
    copy.set(row);
    copy[i]! += damping * row[i]! + 1e-9;
    copy[n] = right[i]!;
    return copy;
  });
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let k = i + 1; k < n; k++) if (Math.abs(rows[k]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = k;
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    if (Math.abs(rows[i]![i]!) < 1e-12) return null;
    for (let k = 0; k < n; k++) {
      if (k === i) continue;
      const factor = rows[k]![i]! / rows[i]![i]!;
      for (let j = i; j <= n; j++) rows[k]![j]! -= factor * rows[i]![j]!;
    }
  }
  return Float64Array.from(rows, (row, i) => row[n]! / row[i]!);
}

/** The change is about the inner picture's centre: there turning and shifting do not get in each other's way. */
function moved(placement: Placement, change: Float64Array, freedom: Freedom, inner: Plane): Placement {
  const [u, v] = [inner.width / inner.perLong[0] / 2, inner.height / inner.perLong[1] / 2];
  const [a, b, c, d, x, y] =
    freedom === 'affine' ? change : [change[0]!, -change[1]!, change[1]!, change[0]!, change[2]!, change[3]!];
  const [dxx, dxy, dyx, dyy] = [a ?? 0, b ?? 0, c ?? 0, d ?? 0];
  return {
    xx: placement.xx + dxx,
    xy: placement.xy + dxy,
    yx: placement.yx + dyx,
    yy: placement.yy + dyy,
    x: placement.x + (x ?? 0) - dxx * u - dxy * v,
    y: placement.y + (y ?? 0) - dyx * u - dyy * v,
  };
}
