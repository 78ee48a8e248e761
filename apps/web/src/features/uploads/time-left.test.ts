import { expect, test } from 'vitest';
import { timeLeft } from './time-left.ts';

test('time left is said as people say it', () => {
  expect(timeLeft(0)).toEqual({ unit: 'moment' });
  expect(timeLeft(59)).toEqual({ unit: 'moment' });
  expect(timeLeft(60)).toEqual({ unit: 'minutes', count: 1 });
  expect(timeLeft(170)).toEqual({ unit: 'minutes', count: 3 });
  expect(timeLeft(5400)).toEqual({ unit: 'minutes', count: 90 });
  expect(timeLeft(5460)).toEqual({ unit: 'hours', count: 2 });
  expect(timeLeft(36_000)).toEqual({ unit: 'hours', count: 10 });
});
