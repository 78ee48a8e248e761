import { expect, test } from 'vitest';
import { steadyScroll } from './steady-scroll.ts';

const rows = { columns: 3, pitch: 100 };
const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `p${from + at}`);

test('what comes above moves the place along, row by row', () => {
  expect(steadyScroll(ids(10, 30), ids(4, 30), 250, rows)).toBe(450);
  expect(steadyScroll(ids(10, 30), ids(10, 60), 250, rows)).toBe(250);
});

test('what goes above moves it back; what one looked at gone, the next one counts', () => {
  expect(steadyScroll(ids(10, 30), ids(13, 30), 250, rows)).toBe(150);
  // p16 … p18 were the first row in view.
  expect(steadyScroll(ids(10, 30), [...ids(4, 15), ...ids(19, 30)], 250, rows)).toBe(350);
});

test('at the top, and with nothing to hold on to, it stays', () => {
  expect(steadyScroll(ids(10, 30), ids(1, 30), 0, rows)).toBe(0);
  expect(steadyScroll([], ids(1, 30), 250, rows)).toBe(250);
  expect(steadyScroll(ids(1, 30), [], 250, rows)).toBe(250);
});
