import sharp from 'sharp';
import { expect, it } from 'vitest';
import { thumbhashOf } from '../derive/thumbhash.ts';
import { thumbhashDistance } from './thumbhash-distance.ts';

const hash = async (red: number, blue: number) => {
  const create = { width: 80, height: 60, channels: 3, background: { r: red, g: 90, b: blue } } as const;
  const { data, info } = await sharp({ create }).raw().toBuffer({ resolveWithObject: true });
  return thumbhashOf({ data, info: { width: info.width, height: info.height, channels: 3 } });
};

it('is small between pictures that look alike and large between others', async () => {
  const [red, reddish, blue] = [await hash(220, 20), await hash(205, 30), await hash(20, 220)];
  expect(thumbhashDistance(red, red)).toBe(0);
  expect(thumbhashDistance(red, reddish)).toBeLessThan(20);
  expect(thumbhashDistance(red, blue)).toBeGreaterThan(60);
});
