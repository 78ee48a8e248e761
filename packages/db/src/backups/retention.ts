import type { Backup } from './backup.ts';

/** How many are kept of each kind. Those made by hand are never removed. */
export const KEPT = { days: 7, weeks: 4, migrations: 3 } as const;

export type Dated = Pick<Backup, 'path' | 'reason' | 'createdAt'>;

/**
 * Which backups may go: of the scheduled ones all but the newest of each of the last seven days and of each of the last
 * four weeks; of those before migrations all but the last three. Only days and weeks that have a backup count, so that a
 * long time without any removes none. Days and weeks (from Monday) are UTC's.
 */
export function expiredBackups<T extends Dated>(backups: readonly T[]): T[] {
  const newestFirst = backups.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  const scheduled = newestFirst.filter(({ reason }) => reason === 'SCHEDULED');
  const migrations = newestFirst.filter(({ reason }) => reason === 'MIGRATION');
  const kept = new Set<T>([
    ...newestOfEach(scheduled, dayOf).slice(0, KEPT.days),
    ...newestOfEach(scheduled, weekOf).slice(0, KEPT.weeks),
    ...migrations.slice(0, KEPT.migrations),
    ...backups.filter(({ reason }) => reason === 'BY_HAND'),
  ]);
  return newestFirst.filter((backup) => !kept.has(backup)).toReversed();
}

function newestOfEach<T extends Dated>(newestFirst: readonly T[], period: (time: Date) => string): T[] {
  const first = new Map<string, T>();
  for (const backup of newestFirst) {
    const key = period(new Date(backup.createdAt));
    if (!first.has(key)) first.set(key, backup);
  }
  return [...first.values()];
}

const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

/** The day of its Monday. */
function weekOf(time: Date): string {
  const monday = new Date(time);
  monday.setUTCDate(time.getUTCDate() - ((time.getUTCDay() + 6) % 7));
  return dayOf(monday);
}
