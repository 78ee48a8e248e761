import { readBackup } from '../backups/backup.ts';
import { dropDumpCopies } from '../backups/open-dump-copy.ts';
import { removeUnfinished } from '../backups/unfinished.ts';
import { openDatabase } from '../database.ts';
import type { Database } from '../database.ts';
import { checkStep } from '../safe-migration/deploy-checked.ts';
import { putBack, release } from '../safe-migration/finish.ts';
import { beginRun } from '../safe-migration/run.ts';
import type { Run, RunOptions } from '../safe-migration/run.ts';
import { withClient } from '../with-client.ts';
import { endOtherSessions } from './end-sessions.ts';
import type { Result } from './journal.ts';
import { abandonedMaintenance, acquireMaintenanceLock, heldMaintenance } from './lock.ts';
import { findUnfinishedRun } from './past-runs.ts';
import { leaveReadOnly } from './read-only.ts';
import type { UnfinishedRun } from './past-runs.ts';

export interface RecoverOptions extends Omit<RunOptions, 'signal'> {
  env?: NodeJS.ProcessEnv | undefined;
  log?: ((line: string) => void) | undefined;
}

export interface Recovered {
  result: Result;
  /** What happened, in one line for whoever started etouch. */
  said: string;
}

/** Whether a process was killed while it worked on the database, or could not finish; nobody is at work on it now. */
export async function needsRecovery(dataDir: string): Promise<boolean> {
  if (heldMaintenance(dataDir)) return false;
  return abandonedMaintenance(dataDir) !== undefined || (await findUnfinishedRun(dataDir)) !== undefined;
}

/**
 * Brings to an end what was killed, or could not finish: a safe migration before its deployment by cleaning up, after it by
 * what the database says (all applied and sound: migrated; otherwise the backup comes back); a backup or a restore by
 * removing what it left, and letting everybody write again. Repeatable, and itself safe from a kill at any point.
 * @returns undefined when there was nothing to do
 * @throws MaintenanceUnderWay, or StepFailed when it could not be brought to its end
 */
export async function recoverMaintenance(options: RecoverOptions): Promise<Recovered | undefined> {
  const { dataDir, log } = options;
  const abandoned = abandonedMaintenance(dataDir);
  if (!abandoned && !(await findUnfinishedRun(dataDir))) return undefined;
  const lock = await acquireMaintenanceLock(dataDir, 'recovery');
  try {
    // Whoever held the lock until now may have done it.
    const unfinished = await findUnfinishedRun(dataDir);
    log?.(`Finishing what was interrupted (${unfinished?.pending.join(', ') ?? abandoned?.purpose ?? 'recovery'})`);
    return unfinished ? await finish(options, unfinished) : await cleanUp(options, abandoned?.purpose ?? 'maintenance');
  } finally {
    await lock.release();
  }
}

async function finish(options: RecoverOptions, unfinished: UnfinishedRun): Promise<Recovered> {
  const run = beginRun(options, unfinished.run);
  const { began, backup: path, pending } = unfinished;
  if (!began.deploying || path === undefined) {
    await removeLeftovers(options);
    await release(options, run, 'UNCHANGED', true);
    return {
      result: 'UNCHANGED',
      said: 'A migration was interrupted before it changed anything; the data are as before.',
    };
  }
  const finishing = { ...options, database: await openDatabaseOr(options) };
  if (!began.restoring && (await isSound(finishing, run, path, pending))) {
    await release(options, run, 'MIGRATED', true);
    return { result: 'MIGRATED', said: 'A migration was interrupted after it was applied; it is complete.' };
  }
  const kept = await putBack(finishing, run, await readBackup(path));
  await release(options, run, 'RESTORED', true);
  return {
    result: 'RESTORED',
    said: `A migration was interrupted; the data are as before it (what it left is kept in ${kept}).`,
  };
}

/** A backup or a restore: whole or not there, whichever way it was killed. */
async function cleanUp(options: RecoverOptions, purpose: string): Promise<Recovered> {
  const database = await removeLeftovers(options);
  await leaveReadOnly(database.adminUrl);
  return { result: 'UNCHANGED', said: `${purpose} was interrupted; what it left has been removed.` };
}

async function removeLeftovers({ env = process.env, dataDir }: RecoverOptions): Promise<Database> {
  await removeUnfinished(dataDir);
  const database = await openDatabase({ env, dataDir });
  if (!database.embedded) await dropDumpCopies(database.adminUrl);
  return database;
}

/** A server that does not start any more, after what a migration did to it, is replaced without being asked. */
async function openDatabaseOr({ env = process.env, dataDir }: RecoverOptions): Promise<Database> {
  return openDatabase({ env, dataDir }).catch((error: unknown) => {
    if (env.DATABASE_URL) throw error;
    const none = '';
    return {
      ownerUrl: none,
      appUrl: none,
      authUrl: none,
      jobsUrl: none,
      adminUrl: none,
      embedded: true,
      started: false,
      stop: async () => {},
    };
  });
}

async function isSound(
  options: RecoverOptions & { database: Database },
  run: Run,
  path: string,
  applied: string[],
): Promise<boolean> {
  const backup = await readBackup(path);
  try {
    // What the killed process had asked of the server may still be under way there.
    await withClient(options.database.adminUrl, endOtherSessions);
    await checkStep(options, run, { backup, applied });
    return true;
  } catch {
    return false;
  }
}
