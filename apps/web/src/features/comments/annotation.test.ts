import { expect, test } from 'vitest';
import { annotationOf, shapeOf } from './annotation.ts';

test('a point and a box come back as they were drawn', () => {
  expect(annotationOf(shapeOf({ type: 'point', x: 0.2, y: 0.3 }))).toEqual({ type: 'point', x: 0.2, y: 0.3 });
  const box = { type: 'box', x: 0.1, y: 0.2, width: 0.3, height: 0.4 } as const;
  expect(annotationOf(shapeOf(box))).toEqual(box);
});

test('a free line is drawn by the box around it', () => {
  const shape = shapeOf({
    type: 'freehand',
    points: [
      [0.5, 0.1],
      [0.2, 0.6],
      [0.4, 0.3],
    ],
  });
  expect(shape.x).toBeCloseTo(0.2);
  expect(shape.y).toBeCloseTo(0.1);
  expect(shape.width).toBeCloseTo(0.3);
  expect(shape.height).toBeCloseTo(0.5);
});
