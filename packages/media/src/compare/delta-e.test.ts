import { expect, it } from 'vitest';
import type { Lab } from './delta-e.ts';
import { deltaE2000, toLab } from './delta-e.ts';

/** From table 1 of Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula" (2005). */
const TABLE: [Lab, Lab, number][] = [
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 3.1571, -77.2803], [50, 0, -82.7485], 2.8615],
  [[50, 2.8361, -74.02], [50, 0, -82.7485], 3.4412],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
  [[50, -0.001, 2.49], [50, 0.0009, -2.49], 4.8045],
  [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[50, 2.5, 0], [61, -5, 29], 22.8977],
  [[50, 2.5, 0], [56, -27, -3], 31.903],
  [[50, 2.5, 0], [58, 24, 15], 19.4535],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
];

it.each(TABLE)('%j and %j differ by %f', (one, other, expected) => {
  expect(deltaE2000(one, other)).toBeCloseTo(expected, 4);
  expect(deltaE2000(other, one)).toBeCloseTo(expected, 4);
});

it('knows the corners of sRGB', () => {
  const close = (lab: Lab, expected: Lab) =>
    expect(Math.max(...lab.map((value, n) => Math.abs(value - (expected[n] ?? 0))))).toBeLessThan(0.02);
  close(toLab(255, 255, 255), [100, 0, 0]);
  close(toLab(0, 0, 0), [0, 0, 0]);
  close(toLab(255, 0, 0), [53.24, 80.09, 67.2]);
  close(toLab(0, 0, 255), [32.3, 79.19, -107.86]);
});
