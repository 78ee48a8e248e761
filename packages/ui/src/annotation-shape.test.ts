import { expect, test } from 'vitest';
import { drawnShape } from './annotation-shape.ts';

const SIZE = { width: 1000, height: 500 };

test('a shaking hand still makes a point', () => {
  expect(drawnShape({ x: 0.5, y: 0.5 }, { x: 0.503, y: 0.504 }, SIZE)).toEqual({ x: 0.5, y: 0.5, width: 0, height: 0 });
});

test('a box drawn backwards is the same box', () => {
  const forward = drawnShape({ x: 0.25, y: 0.25 }, { x: 0.75, y: 0.5 }, SIZE);
  expect(forward).toEqual({ x: 0.25, y: 0.25, width: 0.5, height: 0.25 });
  expect(drawnShape({ x: 0.75, y: 0.5 }, { x: 0.25, y: 0.25 }, SIZE)).toEqual(forward);
});

test('nothing is drawn outside the picture', () => {
  expect(drawnShape({ x: 0.5, y: 0.5 }, { x: 1.4, y: -0.2 }, SIZE)).toEqual({ x: 0.5, y: 0, width: 0.5, height: 0.5 });
  expect(drawnShape({ x: 1.2, y: -0.1 }, { x: 1.2, y: -0.1 }, SIZE)).toEqual({ x: 1, y: 0, width: 0, height: 0 });
});
