import { DatabaseSetupError } from '../database-setup-error.ts';

/** In the order they run; RESTORE only after a failure of DEPLOY or CHECK. */
export const STEPS = [
  'INSPECT',
  'LOCK',
  'READ_ONLY',
  'BACK_UP',
  'VERIFY',
  'REHEARSE',
  'DEPLOY',
  'CHECK',
  'RESTORE',
  'RELEASE',
] as const;

export type Step = (typeof STEPS)[number];

/** Exit codes of `db:migrate:safe`, by what made it end. docs/operations.md and `--help` show this very table. */
export const EXITS = {
  DONE: { code: 0, means: 'migrated, or nothing was pending' },
  FAILED: { code: 1, means: 'the database cannot be opened, or etouch itself is at fault' },
  INSPECT: { code: 10, means: 'the database could not be inspected' },
  UNRESOLVED: { code: 11, means: 'a migration failed earlier and nobody has said what became of it' },
  EDITED: { code: 12, means: 'a migration was changed after it was applied' },
  UNKNOWN: { code: 13, means: 'the database has migrations this version does not know' },
  DRIFT: { code: 14, means: 'the schema was changed by something else than a migration' },
  DISK_SPACE: { code: 15, means: 'too little disk for the backup and its copies' },
  PROGRAMS: { code: 16, means: 'external server: pg_dump or pg_restore is missing or older than the server' },
  RIGHTS: { code: 17, means: 'external server: a right is missing' },
  LOCK: { code: 20, means: 'another maintenance is at work' },
  READ_ONLY: { code: 21, means: 'the database could not be made read-only' },
  BACK_UP: { code: 22, means: 'no backup could be taken' },
  VERIFY: { code: 23, means: 'the backup is not equal to the database' },
  REHEARSE: { code: 24, means: 'the migration failed on a copy; the database was not touched' },
  DEPLOY: { code: 25, means: 'the migration failed; the data are as before' },
  CHECK: { code: 26, means: 'the migrated database was not sound; the data are as before' },
  RESTORE: { code: 27, means: 'the backup could not be put back: run it again, the application stays read-only' },
  RELEASE: { code: 28, means: 'the application is still read-only: run it again' },
  INTERRUPTED: { code: 130, means: 'stopped by Ctrl-C; the data are as before' },
} as const;

export type Exit = keyof typeof EXITS;

/** Why a migration may not begin; found before anything was done. */
export class MigrationRefused extends DatabaseSetupError {
  readonly exit: Exit;

  constructor(exit: Exit, message: string) {
    super(message);
    this.exit = exit;
  }
}

/** A step failed; what was begun has been taken back unless the message says otherwise. */
export class StepFailed extends DatabaseSetupError {
  readonly step: Step;
  readonly exit: Exit;

  constructor(step: Step, exit: Exit, message: string, cause?: unknown) {
    super(message);
    this.cause = cause;
    this.step = step;
    this.exit = exit;
  }
}
