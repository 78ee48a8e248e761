type Box = Pick<DOMRect, 'left' | 'right' | 'bottom'>;

/** Bottoms of one row differ by rounding only. */
const SAME_ROW_PX = 4;

/**
 * Which picture stands above (-1) or below (1) another in rows of uneven widths: the one of the next row whose middle is
 * nearest. Stays where it is at the first and last row. `boxes` are in reading order, pixels.
 */
export function nearestInRow(boxes: readonly Box[], at: number, direction: 1 | -1): number {
  const from = boxes[at];
  if (!from) return at;
  const isOther = (box: Box) => (box.bottom - from.bottom) * direction > SAME_ROW_PX;
  const order = boxes.map((_, index) => index);
  const first = direction === 1 ? order.find((i) => isOther(boxes[i]!)) : order.findLast((i) => isOther(boxes[i]!));
  if (first === undefined) return at;
  const row = order.filter((i) => Math.abs(boxes[i]!.bottom - boxes[first]!.bottom) <= SAME_ROW_PX);
  const middle = (box: Box) => (box.left + box.right) / 2;
  const distance = (i: number) => Math.abs(middle(boxes[i]!) - middle(from));
  return row.reduce((best, i) => (distance(i) < distance(best) ? i : best));
}
