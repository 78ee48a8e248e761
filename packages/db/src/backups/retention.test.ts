import { expect, test } from 'vitest';
import type { BackupReason } from './backup.ts';
import { expiredBackups } from './retention.ts';
import type { Dated } from './retention.ts';

const DAY = 24 * 60 * 60 * 1000;
const backup = (reason: BackupReason, time: number): Dated => {
  const createdAt = new Date(time).toISOString();
  return { path: `${reason} ${createdAt}`, reason, createdAt };
};

/** A Sunday, the last day of its week. */
const SUNDAY = Date.parse('2026-11-22T03:30:00Z');
const nights = (count: number) =>
  Array.from({ length: count }, (_, night) => backup('SCHEDULED', SUNDAY - night * DAY)).toReversed();

/** What one pass each night leaves, beginning with nothing. */
function leftAfter(backups: Dated[]): Dated[] {
  let left: Dated[] = [];
  for (const made of backups) {
    left.push(made);
    const expired = new Set(expiredBackups(left));
    left = left.filter((kept) => !expired.has(kept));
  }
  return left;
}

const days = (backups: Dated[]) => backups.map(({ createdAt }) => createdAt.slice(5, 10));

test('seven days and four weeks are kept of the scheduled ones, however often it is pruned', () => {
  const expected = ['11-01', '11-08', '11-15', '11-16', '11-17', '11-18', '11-19', '11-20', '11-21', '11-22'];
  expect(days(leftAfter(nights(60)))).toEqual(expected);
  const all = nights(60);
  const expired = new Set(expiredBackups(all));
  expect(days(all.filter((kept) => !expired.has(kept)))).toEqual(expected);
});

test('of several on one day the last is kept', () => {
  const [early, late] = [backup('SCHEDULED', SUNDAY), backup('SCHEDULED', SUNDAY + 60_000)];
  expect(expiredBackups([late, early])).toEqual([early]);
});

test('a long time without backups removes none', () => {
  const old = nights(7);
  expect(expiredBackups([...old, backup('SCHEDULED', SUNDAY + 400 * DAY)])).toEqual([old[0]]);
});

test('the last three before migrations are kept, and every one made by hand', () => {
  const migrations = [1, 2, 3, 4, 5].map((day) => backup('MIGRATION', SUNDAY + day * DAY));
  const byHand = [1, 2, 3, 4, 5].map((day) => backup('BY_HAND', SUNDAY - day * 100 * DAY));
  expect(expiredBackups([...migrations, ...byHand])).toEqual(migrations.slice(0, 2));
});

/** A small generator with a seed, so that a failure can be seen again. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('whatever there is, the newest stay and the rest is bounded (seed %i)', (seed) => {
  const next = random(seed);
  const reasons = ['MIGRATION', 'SCHEDULED', 'BY_HAND'] as const;
  const all = Array.from({ length: 200 }, () =>
    backup(reasons[Math.floor(next() * 3)]!, SUNDAY + Math.floor(next() * 100 * DAY)),
  );
  const expired = new Set(expiredBackups(all));
  const kept = all.filter((one) => !expired.has(one));
  for (const reason of reasons) {
    const newest = all
      .filter((one) => one.reason === reason)
      .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];
    expect(kept).toContain(newest);
  }
  expect(kept.filter(({ reason }) => reason === 'BY_HAND')).toHaveLength(
    all.filter(({ reason }) => reason === 'BY_HAND').length,
  );
  expect(kept.filter(({ reason }) => reason === 'MIGRATION')).toHaveLength(3);
  const scheduled = kept.filter(({ reason }) => reason === 'SCHEDULED').length;
  expect(scheduled).toBeGreaterThanOrEqual(7);
  expect(scheduled).toBeLessThanOrEqual(11);
  expect(expiredBackups(kept)).toEqual([]);
});
