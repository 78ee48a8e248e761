import { expect, test } from 'vitest';
import { formatBasisPoints, formatBytes, formatDuration, formatMoney, formatRelative } from './format.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const now = Date.parse('2026-11-22T12:00:00Z');

test('money comes in minor units, also of currencies without any', () => {
  expect(plain(formatMoney({ amount: 125_000, currency: 'EUR' }, 'fr'))).toBe('1 250,00 €');
  expect(plain(formatMoney({ amount: 125_000, currency: 'EUR' }, 'en'))).toBe('€1,250.00');
  expect(plain(formatMoney({ amount: 1250, currency: 'JPY' }, 'fr'))).toContain('1 250');
});

test('basis points are hundredths of a percent', () => {
  expect(plain(formatBasisPoints(2000, 'fr'))).toBe('20 %');
  expect(plain(formatBasisPoints(550, 'en'))).toBe('5.5%');
});

test('bytes climb in thousands', () => {
  expect(plain(formatBytes(0, 'fr'))).toBe('0 octet');
  expect(plain(formatBytes(999_999, 'fr'))).toBe('1 000 ko');
  expect(plain(formatBytes(12_400_000, 'fr'))).toBe('12,4 Mo');
  expect(plain(formatBytes(4_300_000_000, 'en'))).toBe('4.3 GB');
});

test('distances in time keep the largest unit, on both sides of now', () => {
  expect(plain(formatRelative('2026-11-22T11:59:40Z', 'en', now))).toBe('now');
  expect(plain(formatRelative('2026-11-22T08:00:00Z', 'fr', now))).toBe('il y a 4 heures');
  expect(plain(formatRelative('2026-11-24T12:00:00Z', 'fr', now))).toBe('après-demain');
});

test('a duration is never less than a minute', () => {
  expect(plain(formatDuration('2026-11-22T11:59:59Z', 'fr', now))).toBe('1 min');
  expect(plain(formatDuration('2026-11-19T12:00:00Z', 'fr', now))).toBe('3 j');
  expect(plain(formatDuration('2026-12-01T12:00:00Z', 'fr', now))).toBe('1 min');
});
