import { expect, it } from 'vitest';
import { seeded } from '../testing/pairs/raw-picture.ts';
import { applyTone, globalTone } from './global-tone.ts';

const PIXELS = 200_000;

/** A light ground and, as two fifths of it, a dark object; the noise of encoding in between. */
function pair(change: (level: number, n: number) => number) {
  const random = seeded(3);
  const before = new Uint8Array(PIXELS * 3);
  const after = new Uint8Array(PIXELS * 3);
  for (let n = 0; n < PIXELS; n++) {
    const level = Math.round(n < PIXELS * 0.6 ? 235 + 8 * random() : 60 + 90 * random());
    for (let c = 0; c < 3; c++) {
      before[3 * n + c] = level;
      after[3 * n + c] = Math.round(change(level, n) + random() * 2 - 1);
    }
  }
  return [before, after] as const;
}

it('is not pulled by a place that was lightened', () => {
  // A third of the object, by eight levels: less than what an exposure is allowed to leave unexplained.
  const [before, after] = pair((level, n) => (n > PIXELS * 0.86 ? level + 8 : level));
  for (const tone of globalTone(before, after, 10))
    for (const level of [0, 128, 255]) expect(Math.abs(tone.gain * level + tone.lift - level)).toBeLessThan(0.8);
});

it('finds an exposure, also where a place was lightened besides', () => {
  const [before, after] = pair((level, n) => level * 0.8 + 6 + (n > PIXELS * 0.86 ? 8 : 0));
  for (const tone of globalTone(before, after, 10))
    for (const level of [60, 150, 240]) expect(Math.abs(applyTone(tone, level) - (level * 0.8 + 6))).toBeLessThan(0.8);
});
