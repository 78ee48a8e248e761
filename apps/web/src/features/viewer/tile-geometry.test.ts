import { describe, expect, test } from 'vitest';
import { levelFor, visibleTiles } from './tile-geometry.ts';

const levels = [
  { width: 325, height: 250, columns: 1, rows: 1 },
  { width: 650, height: 500, columns: 2, rows: 1 },
  { width: 1300, height: 1000, columns: 3, rows: 2 },
];
const tiles = { levels, tileSize: 512 };

describe('the level that is drawn', () => {
  test('has just enough pixels, and the last one the most there are', () => {
    expect([100, 325, 326.4, 651, 1300, 9000].map((width) => levelFor(tiles, width))).toEqual([0, 0, 1, 1, 2, 2]);
  });
});

describe('tiles in view', () => {
  const stage = { width: 400, height: 300 };

  test('lie pixel by pixel at 100 %, on whole pixels wherever the picture was dragged', () => {
    const box = { left: -450.3, top: -333.7, width: 650, height: 500 };
    const placed = visibleTiles(tiles, 2, box, stage, 2);
    expect(placed.map(({ column, row }) => `${column} ${row}`).toSorted()).toEqual(['1 1', '2 1']);
    expect(placed.find(({ column }) => column === 2)).toMatchObject({ width: 276, height: 488, left: 123, top: -155 });
  });

  test('meet without a seam at any size', () => {
    for (const width of [333.3, 700, 811.1]) {
      const box = { left: 3.6, top: 1.2, width, height: (width * 10) / 13 };
      const placed = visibleTiles(tiles, 2, box, { width: 2000, height: 2000 }, 1.5);
      expect(placed).toHaveLength(6);
      for (const tile of placed.filter(({ column }) => column > 0)) {
        const before = placed.find(({ column, row }) => column === tile.column - 1 && row === tile.row)!;
        expect(before.left + before.width).toBe(tile.left);
      }
    }
  });

  test('come from the middle outwards, and none where nothing is seen', () => {
    const box = { left: -400, top: -200, width: 1300, height: 1000 };
    expect(visibleTiles(tiles, 2, box, stage, 1)[0]).toMatchObject({ column: 1, row: 0 });
    expect(visibleTiles(tiles, 2, { ...box, left: 500 }, stage, 1)).toEqual([]);
  });
});
