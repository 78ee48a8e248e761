import { BackupStepFailed } from '../backups/steps.ts';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { MaintenanceUnderWay } from '../maintenance/lock.ts';
import { EXITS } from '../safe-migration/steps.ts';

/** Exit codes of `db:backup` and `db:restore`: the numbers of `db:migrate:safe` where the end is the same; docs/operations.md and `--help` show this very table. */
export const BACKUP_EXITS = {
  DONE: { code: EXITS.DONE.code, means: 'done' },
  FAILED: {
    code: EXITS.FAILED.code,
    means: 'the database or the backup cannot be opened, or etouch itself is at fault',
  },
  UNCONFIRMED: { code: 2, means: 'db:restore: nobody confirmed it; nothing was done' },
  LOCK: EXITS.LOCK,
  READ_ONLY: EXITS.READ_ONLY,
  BACK_UP: { code: EXITS.BACK_UP.code, means: 'no backup could be taken; nothing is left of it' },
  VERIFY: { code: EXITS.VERIFY.code, means: 'the backup is not equal to what it was taken of' },
  RESTORE: { code: EXITS.RESTORE.code, means: 'the backup could not be restored; the database is as it was' },
  RELEASE: {
    code: EXITS.RELEASE.code,
    means: 'the application is still read-only: run `npm start`, or the command again',
  },
  FILES: { code: 30, means: 'db:restore: restored, and files are missing or not as they were' },
  INTERRUPTED: { code: EXITS.INTERRUPTED.code, means: 'stopped by Ctrl-C; nothing was changed' },
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
