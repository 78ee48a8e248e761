import { describe, expect, test } from 'vitest';
import { readView, writeView } from './view-address.ts';
import { WHOLE } from './view-geometry.ts';

describe('a view in the address', () => {
  test('is the one that was written', () => {
    for (const view of [{ zoom: 1, x: 0.25, y: 0.75 }, { zoom: 0.4321, x: 0, y: 1 }, WHOLE])
      expect(readView(writeView(view))).toEqual(view);
    // The router reads numbers as numbers.
    expect(readView({ zoom: 2, at: '0.1,0.2' })).toEqual({ zoom: 2, x: 0.1, y: 0.2 });
    expect(writeView(WHOLE)).toEqual({});
  });

  test('is the whole picture, or its middle, where it makes no sense', () => {
    for (const zoom of [undefined, 0, -1, 9, 'much', null]) expect(readView({ zoom, at: '0.1,0.2' })).toEqual(WHOLE);
    for (const at of [undefined, 'x,y', '2,-1', 7])
      expect(readView({ zoom: 1, at })).toEqual({ zoom: 1, x: 0.5, y: 0.5 });
  });
});
