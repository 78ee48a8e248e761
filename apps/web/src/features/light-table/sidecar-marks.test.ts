import { expect, it } from 'vitest';
import { differsFrom, marksOfSidecar } from './sidecar-marks.ts';

const own = { rating: 4, colourLabel: 'GREEN', pick: null } as const;

it('a sidecar differs only in what it says', () => {
  const silent = { rating: null, colourLabel: null, pick: null };
  expect(differsFrom(silent, own)).toBe(false);
  expect(differsFrom({ ...silent, rating: 4, colourLabel: 'GREEN' }, own)).toBe(false);
  expect(differsFrom({ ...silent, rating: 2 }, own)).toBe(true);
  expect(differsFrom({ ...silent, colourLabel: 'RED' }, own)).toBe(true);
  expect(differsFrom({ ...silent, pick: 'REJECT' }, own)).toBe(true);
});

it('a rejection has no stars, and purple is no label here', () => {
  const said = { rating: -1, colourLabel: 'PURPLE', pick: 'REJECT' } as const;
  expect(marksOfSidecar(said)).toEqual({ rating: 0, colourLabel: null, pick: 'REJECT' });
  expect(differsFrom(said, { rating: 0, colourLabel: null, pick: 'REJECT' })).toBe(false);
});
