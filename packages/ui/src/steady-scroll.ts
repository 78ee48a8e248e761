/** Rows of a grid of even cells, in pixels. */
export interface Rows {
  columns: number;
  /** From the top of one row to the top of the next. */
  pitch: number;
}

/**
 * Where a grid has to be scrolled to, in pixels from the top, so that what one looks at stays where it is when photos come
 * or go above it. At the very top nothing is above: what comes there is shown.
 * @param before ids in their order, as they were drawn
 */
export function steadyScroll(
  before: readonly string[],
  after: readonly string[],
  scrollTop: number,
  { columns, pitch }: Rows,
): number {
  if (scrollTop <= 0 || pitch <= 0 || before.length === 0) return scrollTop;
  const firstRow = Math.floor(scrollTop / pitch);
  const places = new Map(after.map((id, place) => [id, place]));
  for (let place = firstRow * columns; place < before.length; place++) {
    const now = places.get(before[place] ?? '');
    if (now === undefined) continue;
    const moved = Math.floor(now / columns) - Math.floor(place / columns);
    return Math.max(0, scrollTop + moved * pitch);
  }
  return scrollTop;
}
