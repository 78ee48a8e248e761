import { BackupStepFailed } from '../backups/steps.ts';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { MaintenanceUnderWay } from '../maintenance/lock.ts';

/** Exit codes of `db:backup` and `db:restore`; docs/operations.md and `--help` show this very table. */
export const BACKUP_EXITS = {
  DONE: { code: 0, means: 'done' },
  FAILED: { code: 1, means: 'the database or the backup cannot be opened, or etouch itself is at fault' },
  UNCONFIRMED: { code: 2, means: 'db:restore: nobody confirmed it; nothing was done' },
  LOCK: { code: 20, means: 'another maintenance is at work' },
  READ_ONLY: { code: 21, means: 'the database could not be made read-only' },
  BACK_UP: { code: 22, means: 'no backup could be taken; nothing is left of it' },
  VERIFY: { code: 23, means: 'the backup is not equal to what it was taken of' },
  RESTORE: { code: 27, means: 'the backup could not be restored; the database is as it was' },
  RELEASE: { code: 28, means: 'the application is still read-only: run `npm start`, or the command again' },
  FILES: { code: 30, means: 'db:restore: restored, and files are missing or not as they were' },
  INTERRUPTED: { code: 130, means: 'stopped by Ctrl-C; nothing was changed' },
} as const;

/** Says what failed, in a line, and gives its exit code. What is nobody's fault but ours keeps its stack. */
export function exitCodeOf(error: unknown, interrupted = false): number {
  if (error instanceof MaintenanceUnderWay) {
    console.error(error.message);
    return BACKUP_EXITS.LOCK.code;
  }
  if (!(error instanceof BackupStepFailed)) throw error;
  if (interrupted && error.step !== 'RELEASE') return BACKUP_EXITS.INTERRUPTED.code;
  console.error(error.cause instanceof DatabaseSetupError ? error.message : error.cause);
  return BACKUP_EXITS[error.step].code;
}

export function exitTable(): string {
  return Object.entries(BACKUP_EXITS)
    .map(([name, { code, means }]) => `  ${String(code).padStart(3)}  ${name.padEnd(12)} ${means}`)
    .join('\n');
}
