import { expect, test } from 'vitest';
import { rateMeter } from './rate.ts';

const SECOND = 1000;

test('a steady line gives its own rate from the first moment on', () => {
  const meter = rateMeter();
  meter.add(0, 0);
  for (let at = 100; at <= SECOND; at += 100) meter.add(1000, at);
  expect(meter.perSecond(SECOND)).toBeNull();
  for (let at = 1100; at <= 3 * SECOND; at += 100) meter.add(1000, at);
  expect(meter.perSecond(3 * SECOND)).toBeCloseTo(10_000, -2);
});

test('a stalled line fades, and a burst does not make it jump', () => {
  const meter = rateMeter();
  meter.add(0, 0);
  for (let at = 250; at <= 20 * SECOND; at += 250) meter.add(2500, at);
  expect(meter.perSecond(20 * SECOND)).toBeCloseTo(10_000, -3);
  meter.add(25_000, 20 * SECOND + 250);
  expect(meter.perSecond(20 * SECOND + 250)).toBeLessThan(14_000);
  expect(meter.perSecond(60 * SECOND)).toBeLessThan(500);
});

test('after a rest it begins anew', () => {
  const meter = rateMeter();
  for (let at = 0; at <= 5 * SECOND; at += 250) meter.add(2500, at);
  meter.add(100, 3_600_000);
  expect(meter.perSecond(3_600_000)).toBeNull();
});
