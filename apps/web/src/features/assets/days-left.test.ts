import { expect, it } from 'vitest';
import { daysLeft } from './days-left.ts';

it('counts begun days down to nothing', () => {
  const trashedAt = '2026-03-01T12:00:00.000Z';
  const at = (time: string) => daysLeft(trashedAt, Date.parse(time));
  expect(at('2026-03-01T12:00:00.000Z')).toBe(30);
  expect(at('2026-03-01T12:00:01.000Z')).toBe(30);
  expect(at('2026-03-30T12:00:00.000Z')).toBe(1);
  expect(at('2026-03-31T11:59:00.000Z')).toBe(1);
  expect(at('2026-03-31T12:00:00.000Z')).toBe(0);
  expect(at('2026-05-01T12:00:00.000Z')).toBe(0);
});
