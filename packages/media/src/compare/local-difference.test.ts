import { expect, it } from 'vitest';
import { meanOver, withoutTrend } from './local-difference.ts';

const [WIDTH, HEIGHT] = [60, 40];
const rows = (level: (x: number, y: number) => number) =>
  [0, 1, 2].map((c) =>
    Float32Array.from({ length: WIDTH * HEIGHT }, (_, n) => (c === 0 ? level(n % WIDTH, Math.floor(n / WIDTH)) : 0)),
  ) as [Float32Array, Float32Array, Float32Array];

it('counts as many pixels in a corner as anywhere: half a block of an encoder is no shade', () => {
  const local = rows((x, y) => (x < 4 && y < 4 ? 3 : 0));
  const means = meanOver(local, WIDTH, HEIGHT, 4);
  // 16 of 81 pixels.
  expect(means[0]).toBeCloseTo((3 * 16) / 81, 5);
  expect(means[HEIGHT * WIDTH - 1]).toBe(0);
});

it('has a mean for a picture that is smaller than the square', () => {
  const tiny = [0, 1, 2].map((c) => Float32Array.of(c === 0 ? 1 : 0, 0, 0)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  expect([...meanOver(tiny, 3, 1, 12)].map((mean) => Math.round(mean * 100))).toEqual([33, 33, 33]);
});

it('takes out what is different everywhere, and leaves what differs at a place', () => {
  const differences = rows((x, y) => 1.5 + (x === 30 && y === 20 ? 9 : 0));
  const deltaE = differences[0].map((level) => level);
  const [light] = withoutTrend(differences, deltaE, WIDTH, HEIGHT);
  expect(light[0]).toBeCloseTo(0, 5);
  expect(light[20 * WIDTH + 30]).toBeCloseTo(9, 5);
});
