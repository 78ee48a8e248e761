import type { Database } from '@etouch/db/database';
import { openDatabase } from '@etouch/db/database';
import { findEarlierFailure } from '@etouch/db/maintenance/past-runs';
import { hasPendingMigrations } from '@etouch/db/migrations';
import { migrateSafely } from '@etouch/db/safe-migration';
import { deployFirst, isFirstDeployment } from '@etouch/db/safe-migration/first-deployment';
import { pendingSet } from '@etouch/db/safe-migration/inspect';
import { StepFailed } from '@etouch/db/safe-migration/steps';
import type { Exit } from '@etouch/db/safe-migration/steps';
import type { PrepareOptions } from './database.ts';

/** Nobody knows what state the tables are in: etouch must not run on them. */
const UNKNOWN_STATE = new Set<Exit>(['UNRESOLVED', 'EDITED', 'UNKNOWN', 'RESTORE']);

const ADVICE = 'etouch runs on the data as they were; when the cause is gone: pnpm db:migrate:safe';

/**
 * Applies what is pending: at once to an empty database, with a verified backup and a way back to one with data. A set of
 * migrations that failed here before is left to whoever looks after it.
 * @returns the database as it can be reached now
 */
export async function migrateDatabase(database: Database, options: PrepareOptions): Promise<Database> {
  const { env, dataDir, step, say, signal } = options;
  if (!(await hasPendingMigrations(database.ownerUrl))) return database;
  if (await isFirstDeployment(database, dataDir)) {
    return step('Preparing the database', () => unlessAborted(deployFirst({ database, dataDir, env }), signal));
  }
  const earlier = await findEarlierFailure(dataDir, await pendingSet(database.ownerUrl));
  if (earlier) {
    say(`The database is not migrated: it failed in ${earlier.step} on ${earlier.at} (${earlier.reason}); ${ADVICE}`);
    return database;
  }
  try {
    await step('Migrating the database', (note) => migrateSafely({ database, dataDir, env, log: note, signal }));
  } catch (error) {
    if (!(error instanceof StepFailed) || UNKNOWN_STATE.has(error.exit) || signal?.aborted) throw error;
    say(`The database is not migrated: ${error.message}; ${ADVICE}`);
  }
  // Copying it, or putting it back, has started the server anew.
  return { ...(await openDatabase({ env, dataDir })), started: database.started };
}

/** An empty database that is given up half-way is made anew by the next start. */
async function unlessAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return work;
  const aborted = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => aborted.reject(signal.reason));
  return Promise.race([work, aborted.promise]);
}
