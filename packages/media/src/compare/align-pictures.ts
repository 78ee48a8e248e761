import { agreement } from './agreement.ts';
import { filling, furthestApart, scaleOf, type Placement } from './placement.ts';
import { normalize, shrinkTo, type Plane } from './plane.ts';
import { refinePlacement } from './refine-placement.ts';
import { searchPlacement } from './search-placement.ts';

/** Long sides at which a placement is refined, coarse to fine, and the neighbourhood by which light is normalized there. */
const LEVELS = [
  { longSide: 96, radius: 4, freedom: 'similar' },
  { longSide: 192, radius: 5, freedom: 'similar' },
  { longSide: 384, radius: 6, freedom: 'similar' },
  { longSide: 768, radius: 8, freedom: 'affine' },
] as const;
/** Correlation from which the obvious placement is not doubted, one found is not doubted, and one counts at all. */
const [CERTAIN, CONVINCING, CREDIBLE] = [0.86, 0.8, 0.5];
/** Mean square of normalized light up to which a picture is plain. */
const PLAIN = 0.03;
/** By how much another placement must be better than the obvious one. */
const BETTER = 0.08;
/** Parts of the long side: closer to the obvious placement is the obvious one, and up to the second it is doubted. */
const [UNMOVED, DOUBTFUL] = [0.0006, 0.006];
/** Correlation by which a doubted placement must be better. */
const VISIBLY = 0.01;
const FINALISTS = 3;
/** Angles, in degrees, that are tried when nothing upright fits. */
const TILTS = [-5, -2.5, 0, 2.5, 5];

export interface Alignment {
  /** Where the version lies in the original. */
  placement: Placement;
  /** Whether that is anything but the whole over the whole. */
  isMoved: boolean;
  /** How well both fit where they overlap, 1 for the same: their correlation or, where it is more, the share of it that agrees. */
  correlation: number;
}

/**
 * Finds where a version's picture lies in its original: also when it was cropped, resized, put on a wider canvas or
 * turned by a few degrees, whatever was done to its tones or to parts of it. When nothing fits, the whole over the whole.
 * @param inner light of the version
 * @param outer light of the original
 */
export function alignPictures(inner: Plane, outer: Plane): Alignment {
  const obvious = filling(inner, outer);
  const asIs = settle(inner, outer, obvious, 0, 2);
  let best = asIs;
  // Without a structure that both could share there is nothing to search for.
  if (asIs.correlation < CERTAIN && structureOf(inner) > PLAIN && structureOf(outer) > PLAIN) {
    for (const degrees of [[0], TILTS]) {
      const other = nearest(inner, outer, searchPlacement(inner, outer, degrees));
      if (other && other.correlation > best.correlation + (best === asIs ? BETTER : 0)) best = other;
      if (best.correlation >= CONVINCING) break;
    }
  }
  if (best.correlation < CREDIBLE) best = { placement: obvious, correlation: best.correlation };
  else best = settle(inner, outer, best.placement, 2, LEVELS.length);
  return isUnmoved(inner, outer, best, obvious)
    ? { placement: obvious, correlation: best.correlation, isMoved: false }
    : { ...best, isMoved: true };
}

/**
 * Whether a placement is the obvious one, give or take: then pixels are compared as they are, not through an
 * interpolation. What is near to it must fit visibly better to be believed: plain corners leave a fit some play.
 */
function isUnmoved(inner: Plane, outer: Plane, { placement }: Settled, obvious: Placement): boolean {
  const apart = furthestApart(placement, obvious, inner);
  if (apart < UNMOVED || apart > DOUBTFUL) return apart < UNMOVED;
  const { longSide, radius } = LEVELS[LEVELS.length - 1]!;
  const seen = normalizedAt(inner, longSide, radius);
  const ground = normalizedAt(outer, longSide, radius);
  return correlate(seen, ground, placement) < correlate(seen, ground, obvious) + VISIBLY;
}

/** The likeliest placement once each was given its best chance: all on the coarsest level, a few on the next. */
function nearest(inner: Plane, outer: Plane, starts: readonly Placement[]): Settled | undefined {
  return starts
    .map((start) => settle(inner, outer, start, 0, 1))
    .toSorted((a, b) => b.correlation - a.correlation)
    .slice(0, FINALISTS)
    .map((one) => settle(inner, outer, one.placement, 1, 2))
    .toSorted((a, b) => b.correlation - a.correlation)[0];
}

/** What was made of a picture already, as long as that is held: every start is refined on the same few levels. */
const made = new WeakMap<Plane, Map<string, Plane>>();

function normalizedAt(picture: Plane, longSide: number, radius: number): Plane {
  const known = made.get(picture) ?? new Map<string, Plane>();
  made.set(picture, known);
  const key = `${longSide} ${radius}`;
  const there = known.get(key) ?? normalize(shrinkTo(picture, longSide), radius);
  known.set(key, there);
  return there;
}

/** How much there is to hold on to: mean square of the normalized light. */
function structureOf(picture: Plane): number {
  const { data } = normalizedAt(picture, LEVELS[0].longSide, LEVELS[0].radius);
  return data.reduce((sum, value) => sum + value * value, 0) / data.length;
}

interface Settled {
  placement: Placement;
  correlation: number;
}

/** Refines a placement on some of the levels. */
function settle(inner: Plane, outer: Plane, start: Placement, from: number, to: number): Settled {
  let placement = start;
  let correlation = 0;
  for (const { longSide, radius, freedom } of LEVELS.slice(from, to)) {
    // Both at the density of the version, so that the same detail is seen in both.
    const seen = normalizedAt(inner, longSide, radius);
    const ground = normalizedAt(outer, Math.round(longSide / scaleOf(placement)), radius);
    placement = refinePlacement(seen, ground, placement, freedom);
    correlation = Math.max(correlate(seen, ground, placement), agreement(seen, ground, placement));
  }
  return { placement, correlation };
}

/** Normalized correlation where both overlap; nothing when that is less than half of the version. */
function correlate(inner: Plane, outer: Plane, { xx, xy, yx, yy, x: left, y: top }: Placement): number {
  const [innerX, innerY] = inner.perLong;
  const [outerX, outerY] = outer.perLong;
  let [both, one, other, count] = [0, 0, 0, 0];
  for (let row = 0; row < inner.height; row++) {
    for (let column = 0; column < inner.width; column++) {
      const [u, v] = [(column + 0.5) / innerX, (row + 0.5) / innerY];
      const x = Math.floor((xx * u + xy * v + left) * outerX);
      const y = Math.floor((yx * u + yy * v + top) * outerY);
      if (x < 0 || y < 0 || x >= outer.width || y >= outer.height) continue;
      const a = inner.data[row * inner.width + column]!;
      const b = outer.data[y * outer.width + x]!;
      both += a * b;
      one += a * a;
      other += b * b;
      count++;
    }
  }
  if (count * 2 < inner.data.length) return 0;
  return one * other === 0 ? 1 : both / Math.sqrt(one * other);
}
