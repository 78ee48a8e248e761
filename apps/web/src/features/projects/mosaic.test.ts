import { expect, test } from 'vitest';
import { mosaicOf } from './mosaic.ts';

test('one picture keeps its own shape', () => {
  expect(mosaicOf([1.5])).toEqual({ shape: 1.5, first: 1 });
});

test('two stand side by side at one height', () => {
  const { shape, first } = mosaicOf([1.5, 0.5]);
  expect(shape).toBeCloseTo(2);
  expect(first).toBeCloseTo(0.75);
});

test('three fill the height: the two at the side are as high together as the first', () => {
  const shapes = [1.5, 0.66, 1.2] as const;
  const { shape, first } = mosaicOf([...shapes]);
  const height = 100;
  const beside = shape * height * (1 - first);
  expect(beside / shapes[1] + beside / shapes[2]).toBeCloseTo(height);
  expect(shape * height * first).toBeCloseTo(shapes[0] * height);
});
