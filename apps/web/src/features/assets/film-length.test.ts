import { expect, it } from 'vitest';
import { filmLength } from './film-length.ts';

it.each([
  [0, '0:00'],
  [6_600, '0:07'],
  [59_600, '1:00'],
  [750_000, '12:30'],
  [3_723_000, '1:02:03'],
])('%i ms is %s', (ms, length) => expect(filmLength(ms)).toBe(length));
