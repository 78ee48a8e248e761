import { expect, it } from 'vitest';
import { nextBackup, readBackupTime } from './backup-time.ts';

/** On the clock of this machine, whatever its time zone is. */
const at = (text: string) => new Date(`2026-11-${text}:00`);
const time = { hour: 3, minute: 30 };

it('is half past three unless told, and can be switched off', () => {
  expect(readBackupTime(undefined)).toEqual(time);
  expect(readBackupTime('')).toEqual(time);
  expect(readBackupTime('23:05')).toEqual({ hour: 23, minute: 5 });
  expect(readBackupTime('off')).toBeUndefined();
});

it.each(['3:30', '24:00', '12:60', 'never', '03:30:00'])('%s is refused in one line that names the setting', (text) => {
  expect(() => readBackupTime(text)).toThrow(/^ETOUCH_BACKUP_TIME [^\n]*$/);
});

it.each([
  ['the same day', '22T01:00', '22T01:00', '22T03:30'],
  ['the next day after one was made', '20T10:00', '22T03:30', '23T03:30'],
  ['the next day when it was made late', '20T10:00', '22T09:00', '23T03:30'],
  ['ten minutes after a start, when it was missed', '22T09:00', '20T03:30', '22T09:10'],
  ['at its time, when that comes within the first ten minutes', '22T03:25', '21T03:30', '22T03:30'],
  ['at its time after a start in time', '22T09:00', '22T03:30', '23T03:30'],
])('is made %s', (_, startedAt, lastAt, due) => {
  expect(nextBackup(time, { startedAt: at(startedAt), lastAt: at(lastAt) })).toEqual(at(due));
});

it('is tried again an hour after it failed, and no more once it is made', () => {
  const history = { startedAt: at('20T10:00'), lastAt: at('21T03:30'), failedAt: at('22T03:31') };
  expect(nextBackup(time, history)).toEqual(at('22T04:31'));
  expect(nextBackup(time, { ...history, lastAt: at('22T04:31') })).toEqual(at('23T03:30'));
});
