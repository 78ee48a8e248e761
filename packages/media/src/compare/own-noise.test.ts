import { expect, it } from 'vitest';
import { seeded } from '../testing/pairs/raw-picture.ts';
import { ownNoise } from './own-noise.ts';

const PIXELS = 20_000;
const all = new Uint8Array(PIXELS).fill(1);

/** ΔE that falls off as noise does, with so much of it on average. */
function noise(mean: number): Float32Array {
  const random = seeded(7);
  return Float32Array.from({ length: PIXELS }, () => Math.min(4 * mean, -mean * Math.log(1 - random())));
}

it('is as low as a pair was finely encoded, but never below what is just a change', () => {
  const plain = new Float32Array(PIXELS);
  const [fine] = ownNoise(noise(0.1), plain, all, 2);
  const [coarse] = ownNoise(noise(0.5), plain, all, 2);
  expect(fine).toBe(2);
  expect(coarse).toBeGreaterThan(5);
});

it('tells places by their structure, and says nothing of a structure that is rare', () => {
  const deltaE = noise(0.1);
  const expected = new Float32Array(PIXELS);
  for (let at = 0; at < PIXELS / 2; at++) {
    expected[at] = 5;
    deltaE[at]! *= 8;
  }
  expected[PIXELS - 1] = 20;
  const limits = ownNoise(deltaE, expected, all, 2);
  expect(limits[0]).toBeGreaterThan(6);
  expect(limits[PIXELS / 2]).toBe(2);
  expect(limits[PIXELS - 1]).toBe(Infinity);
});

it('does not take a place for noise that somebody worked on, nor lets it lower the limit', () => {
  const worked = noise(0.1).fill(9, 0, PIXELS / 250);
  expect(ownNoise(worked, new Float32Array(PIXELS), all, 2)[0]).toBe(2);
  const mostly = noise(0.1).fill(9, 0, PIXELS / 2);
  expect(ownNoise(mostly, new Float32Array(PIXELS), all, 2)[0]).toBeGreaterThan(9);
});
