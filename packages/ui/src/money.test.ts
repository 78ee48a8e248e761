import { expect, test } from 'vitest';
import { fromMinor, toMinor } from './money.ts';

test.each([
  ['EUR', 1250, 12.5],
  ['JPY', 1250, 1250],
  ['TND', 1250, 1.25],
])('%s: %d minor units are %d', (currency, minor, amount) => {
  expect(fromMinor(minor, currency)).toBe(amount);
  expect(toMinor(amount, currency)).toBe(minor);
});

test('every cent up to 100 € survives the way there and back', () => {
  for (let cents = 0; cents <= 10_000; cents++) expect(toMinor(fromMinor(cents, 'EUR'), 'EUR')).toBe(cents);
});

test('an amount that binary cannot hold is rounded, not cut', () => expect(toMinor(19.99, 'EUR')).toBe(1999));

test('an unknown currency is an error', () => expect(() => toMinor(1, 'euros')).toThrow(RangeError));
