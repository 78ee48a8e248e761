/**
 * Where the pixels of one picture lie in another: (u, v) → (xx u + xy v + x, yx u + yy v + y), both in long sides of their
 * own picture, from its upper left corner.
 */
export interface Placement {
  xx: number;
  xy: number;
  yx: number;
  yy: number;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** A size in long sides of itself. */
export function inLongSides({ width, height }: Size): Size {
  const long = Math.max(width, height);
  return { width: width / long, height: height / long };
}

/** The whole of one picture over the whole of the other. */
export function filling(inner: Size, outer: Size): Placement {
  const [from, to] = [inLongSides(inner), inLongSides(outer)];
  return { xx: to.width / from.width, xy: 0, yx: 0, yy: to.height / from.height, x: 0, y: 0 };
}

export function place(placement: Placement, u: number, v: number): [number, number] {
  const { xx, xy, yx, yy, x, y } = placement;
  return [xx * u + xy * v + x, yx * u + yy * v + y];
}

/** The other way round. Throws for a placement that flattens a picture to a line. */
export function inverse({ xx, xy, yx, yy, x, y }: Placement): Placement {
  const area = xx * yy - xy * yx;
  if (Math.abs(area) < 1e-9) throw new Error('a placement without an area');
  const [a, b, c, d] = [yy / area, -xy / area, -yx / area, xx / area];
  return { xx: a, xy: b, yx: c, yy: d, x: -(a * x + b * y), y: -(c * x + d * y) };
}

/** How many long sides of the outer picture one of the inner is, on average of both directions. */
export function scaleOf({ xx, xy, yx, yy }: Placement): number {
  return Math.sqrt(Math.abs(xx * yy - xy * yx));
}

/** Degrees, clockwise as pictures are seen. */
export function rotationOf({ xx, xy, yx, yy }: Placement): number {
  return (Math.atan2(yx - xy, xx + yy) * 180) / Math.PI;
}

/** How far two placements of a picture are apart at its worst corner, in long sides of the outer one. */
export function furthestApart(one: Placement, other: Placement, size: Size): number {
  const { width, height } = inLongSides(size);
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const;
  return Math.max(
    ...corners.map(([u, v]) => {
      const [a, b] = [place(one, u, v), place(other, u, v)];
      return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }),
  );
}
