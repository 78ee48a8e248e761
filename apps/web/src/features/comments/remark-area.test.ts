import { describe, expect, it } from 'vitest';
import { areaOf } from './remark-area.ts';

describe('areaOf', () => {
  it('takes a little around a point and stays inside the picture', () => {
    expect(areaOf({ type: 'point', x: 0, y: 0.5 })).toEqual({
      x: 0,
      y: 0.46,
      width: 0.04,
      height: expect.closeTo(0.08, 10) as number,
    });
  });

  it('takes a box nearly as it was drawn', () => {
    const area = areaOf({ type: 'box', x: 0.2, y: 0.2, width: 0.3, height: 0.1 });
    expect(area.width).toBeCloseTo(0.32);
    expect(area.height).toBeCloseTo(0.12);
  });
});
