import { describe, expect, it } from 'vitest';
import { areaOf, differs } from './changed-here.ts';

const grey = (pixels: number, value = 128) => new Uint8ClampedArray(pixels * 4).fill(value);

describe('differs', () => {
  it('overlooks what compression does to pixels', () => {
    expect(differs(grey(1000), grey(1000, 138))).toBe(false);
  });

  it('sees a removed speck of dust', () => {
    const dusty = grey(1000);
    dusty.fill(20, 0, 4 * 15);
    expect(differs(dusty, grey(1000))).toBe(true);
  });

  it('needs more than a handful of pixels', () => {
    const almost = grey(1000);
    almost.fill(20, 0, 4 * 9);
    expect(differs(almost, grey(1000))).toBe(false);
    expect(differs(grey(0), grey(0))).toBe(false);
  });
});

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
