/** Width divided by height. */
type Shape = number;

export interface Mosaic {
  /** Of the whole arrangement. */
  shape: Shape;
  /** Part of the width that the first picture takes, 0 to 1. */
  first: number;
}

/** Arranges up to three whole pictures without gaps: the first at full height, the others one above the other beside it. */
export function mosaicOf(shapes: Shape[]): Mosaic {
  const [first = 1.5, ...others] = shapes;
  if (others.length === 0) return { shape: first, first: 1 };
  const beside = 1 / others.reduce((sum, shape) => sum + 1 / shape, 0);
  return { shape: first + beside, first: first / (first + beside) };
}
