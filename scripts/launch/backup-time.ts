import { Failure } from '../bootstrap/failure.mjs';

/** When a backup is made every day, on the clock of this machine. */
export interface BackupTime {
  hour: number;
  minute: number;
}

const DEFAULT = '03:30';
const HOUR = 60 * 60 * 1000;
/** Milliseconds etouch runs before it makes up for a backup that was missed while it was off. */
const SETTLED = 10 * 60 * 1000;

/**
 * Reads ETOUCH_BACKUP_TIME: `HH:MM`, or `off`.
 * @throws Failure in one line that names it
 */
export function readBackupTime(text: string | undefined): BackupTime | undefined {
  if (text === 'off') return undefined;
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text || DEFAULT) ?? [];
  if (hour !== undefined) return { hour: Number(hour), minute: Number(minute) };
  throw new Failure(`ETOUCH_BACKUP_TIME must be a time such as ${DEFAULT}, or off, not "${text}".`);
}

export interface BackupHistory {
  startedAt: Date;
  /** When a backup was last made, or found to be needless; of a new installation, its first start. */
  lastAt: Date;
  /** When one last failed, if none was made since. */
  failedAt?: Date | undefined;
}

/** When the next backup is to be made; in the past, when it is due. */
export function nextBackup(time: BackupTime, { startedAt, lastAt, failedAt }: BackupHistory): Date {
  if (failedAt && failedAt > lastAt) return new Date(failedAt.getTime() + HOUR);
  const due = firstAfter(lastAt, time);
  const settled = new Date(startedAt.getTime() + SETTLED);
  return due < startedAt ? settled : due;
}

/** The first time of the day after `moment`. A day without it, when clocks go forward, has the hour after. */
function firstAfter(moment: Date, { hour, minute }: BackupTime): Date {
  const due = new Date(moment);
  due.setHours(hour, minute, 0, 0);
  if (due <= moment) due.setDate(due.getDate() + 1);
  due.setHours(hour, minute, 0, 0);
  return due;
}
