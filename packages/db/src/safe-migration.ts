import { createBackup } from './backups/create-backup.ts';
import type { Backup } from './backups/backup.ts';
import { verifyBackup } from './backups/verify-backup.ts';
import type { Database } from './database.ts';
import { takeLocks } from './safe-migration/take-locks.ts';
import { enterReadOnly } from './maintenance/read-only.ts';
import { deployChecked } from './safe-migration/deploy-checked.ts';
import { inspect } from './safe-migration/inspect.ts';
import { putBack, release } from './safe-migration/finish.ts';
import { rehearse } from './safe-migration/rehearse.ts';
import { beginRun } from './safe-migration/run.ts';
import type { Run, RunOptions } from './safe-migration/run.ts';
import { StepFailed } from './safe-migration/steps.ts';

export interface SafeMigrationOptions extends RunOptions {
  database: Database;
  /** The environment that `database` was opened with; the embedded server is stopped and started again on the way. */
  env?: NodeJS.ProcessEnv | undefined;
  /** Receives one line wherever something takes time. */
  log?: ((line: string) => void) | undefined;
  /** Take the schema as it is for what the migrations left. */
  acceptDrift?: boolean | undefined;
}

export interface SafeMigration {
  applied: string[];
  /** Where the backup lies; undefined when there was nothing to do. */
  backup: string | undefined;
}

/**
 * Migrates with a way back, in steps (steps.ts) that are kept in a journal: a kill at any of them is brought to an end by
 * `recoverMaintenance`. The application may run: it is read-only meanwhile.
 * @throws StepFailed; the data are as before then, unless it says that it could not put them back
 */
export async function migrateSafely(options: SafeMigrationOptions): Promise<SafeMigration> {
  const run = beginRun(options);
  const plan = await run.step('INSPECT', async (details) => {
    const { pending, set } = await inspect(options);
    Object.assign(details, { pending: pending.map(({ name }) => name), set });
    return { pending, set };
  });
  if (plan.pending.length === 0) return { applied: [], backup: undefined };
  const names = plan.pending.map(({ name }) => name);
  let locks: { release(): Promise<void> } | undefined;
  try {
    await run.step('LOCK', async (details) => {
      Object.assign(details, { pending: names, set: plan.set });
      locks = await takeLocks(options, names);
    });
    return await migrateLocked(options, run, names);
  } finally {
    await locks?.release();
  }
}

async function migrateLocked(options: SafeMigrationOptions, run: Run, applied: string[]): Promise<SafeMigration> {
  const { backup, expectedMs } = await prepare(options, run, applied);
  try {
    await deployChecked(options, run, { backup, applied, expectedMs });
  } catch (error) {
    const failure = error as StepFailed;
    const kept = await putBack(options, run, backup);
    await release(options, run, 'RESTORED');
    throw new StepFailed(
      failure.step,
      failure.exit,
      `${failure.message}; the data are as before (what could not be migrated is kept in ${kept})`,
      failure,
    );
  }
  await release(options, run, 'MIGRATED');
  return { applied, backup: backup.path };
}

/** Everything that comes before the database itself is touched. */
async function prepare(
  options: SafeMigrationOptions,
  run: Run,
  pending: string[],
): Promise<{ backup: Backup; expectedMs: number }> {
  const { database, dataDir, log, signal } = options;
  try {
    await run.step('READ_ONLY', () => enterReadOnly(database.adminUrl, log));
    const backup = await run.step('BACK_UP', async (details) => {
      const made = await createBackup({ database, dataDir, reason: 'MIGRATION', ...(log && { log }), signal });
      details.backup = made.path;
      return made;
    });
    await run.step('VERIFY', () => verifyBackup({ database, dataDir, backup, ...(log && { log }) }));
    const expectedMs = await run.step('REHEARSE', async (details) => {
      details.expectedMs = await rehearse(options, backup, pending);
      return details.expectedMs;
    });
    return { backup, expectedMs };
  } catch (failure) {
    await release(options, run, 'UNCHANGED');
    throw failure;
  }
}
