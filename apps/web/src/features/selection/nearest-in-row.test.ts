import { expect, it } from 'vitest';
import { nearestInRow } from './nearest-in-row.ts';

const box = (left: number, right: number, bottom: number) => ({ left, right, bottom });
// Two rows: three pictures above, two wider ones below.
const boxes = [box(0, 100, 80), box(110, 200, 80), box(210, 300, 80.4), box(0, 150, 180), box(160, 300, 180)];

it('goes to the picture of the next row whose middle is nearest', () => {
  expect(nearestInRow(boxes, 0, 1)).toBe(3);
  expect(nearestInRow(boxes, 2, 1)).toBe(4);
  expect(nearestInRow(boxes, 3, -1)).toBe(0);
  expect(nearestInRow(boxes, 4, -1)).toBe(2);
});

it('stays at the first and the last row', () => {
  expect(nearestInRow(boxes, 1, -1)).toBe(1);
  expect(nearestInRow(boxes, 4, 1)).toBe(4);
});
