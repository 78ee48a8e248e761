import { describe, expect, it } from 'vitest';
import { addMonths, dayIn, deletableAt, planRetention, startOfDay, warnFrom } from './plan-retention.ts';

const zones = [
  'UTC',
  'Europe/Paris',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Pacific/Pago_Pago',
];

/** Numbers between 0 and 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

describe('days in a time zone', () => {
  it('begin at the first moment that shows them, whatever the clocks do', () => {
    const random = seeded(42);
    for (let n = 0; n < 400; n++) {
      const zone = zones[n % zones.length]!;
      const day = dayIn(zone, new Date(Date.UTC(2010, 0, 1) + Math.floor(random() * 40 * 365) * 86_400_000));
      const start = startOfDay(zone, day);
      expect(dayIn(zone, start)).toEqual(day);
      expect(dayIn(zone, new Date(start.getTime() - 1))).not.toEqual(day);
    }
  });

  it.each([
    ['Europe/Paris', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['Europe/Paris', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['Europe/Paris', '2026-10-26', '2026-10-25T23:00:00.000Z'],
    // Midnight did not exist there that day: the clocks went from 23:59:59 to 01:00.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
  ])('%s %s', (zone, date, start) => {
    const [year, month, day] = date.split('-').map(Number) as [number, number, number];
    expect(startOfDay(zone, { year, month, day }).toISOString()).toBe(start);
  });

  it('are as many months later the same, or the last of a shorter month', () => {
    const later = (date: string, months: number) => {
      const [year, month, day] = date.split('-').map(Number) as [number, number, number];
      const found = addMonths({ year, month, day }, months);
      return [found.year, found.month, found.day].join('-');
    };
    expect(later('2026-01-31', 1)).toBe('2026-2-28');
    expect(later('2027-12-31', 2)).toBe('2028-2-29');
    expect(later('2024-02-29', 12)).toBe('2025-2-28');
    expect(later('2026-11-22', 120)).toBe('2036-11-22');
    const random = seeded(7);
    for (let n = 0; n < 500; n++) {
      const start = { year: 2000 + Math.floor(random() * 50), month: 1 + (n % 12), day: 1 + Math.floor(random() * 28) };
      const [a, b] = [Math.floor(random() * 60), Math.floor(random() * 60)];
      // Up to the 28th no month is too short: going twice is going at once.
      expect(addMonths(addMonths(start, a), b)).toEqual(addMonths(start, a + b));
      expect(addMonths(start, 12 * a)).toEqual({ ...start, year: start.year + a });
    }
  });
});

describe('a plan', () => {
  const policy = { previewsMonths: 6, versionsMonths: 12, originalsMonths: 24, deliveredMonths: 36 };
  const archivedAt = new Date('2026-01-30T23:30:00Z');

  it('counts from the day the studio archived on', () => {
    const days = planRetention(policy, { archivedAt, invoiced: false }, 'Europe/Paris');
    expect(days.map(({ step, dueAt }) => `${step} ${dueAt.toISOString()}`)).toEqual([
      'PREVIEWS 2026-07-30T22:00:00.000Z',
      'VERSIONS 2027-01-30T23:00:00.000Z',
      'ORIGINALS 2028-01-30T23:00:00.000Z',
      'DELIVERED 2029-01-30T23:00:00.000Z',
    ]);
  });

  it('keeps what was delivered and invoiced ten years, and everything where nothing is set', () => {
    const [delivered] = planRetention(policy, { archivedAt, invoiced: true }, 'UTC').slice(-1);
    expect(delivered).toEqual({ step: 'DELIVERED', dueAt: new Date('2036-01-30T00:00:00Z') });
    const off = { previewsMonths: null, versionsMonths: null, originalsMonths: null, deliveredMonths: null };
    expect(planRetention(off, { archivedAt, invoiced: true }, 'UTC')).toEqual([]);
  });

  it('warns thirty days before and never deletes sooner after the warning, nor while kept', () => {
    const dueAt = new Date('2027-03-01T00:00:00Z');
    expect(warnFrom(dueAt).toISOString()).toBe('2027-01-30T00:00:00.000Z');
    const at = (warnedAt: string, keptUntil: string | null) =>
      deletableAt({ dueAt, warnedAt: new Date(warnedAt), keptUntil: keptUntil === null ? null : new Date(keptUntil) });
    expect(at('2027-01-30T00:00:00Z', null)).toEqual(dueAt);
    expect(at('2027-02-20T00:00:00Z', null)).toEqual(new Date('2027-03-22T00:00:00Z'));
    expect(at('2027-01-30T00:00:00Z', '2028-01-01T00:00:00Z')).toEqual(new Date('2028-01-01T00:00:00Z'));
  });
});
