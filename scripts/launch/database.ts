import { openDatabase } from '@etouch/db/database';
import type { Database } from '@etouch/db/database';
import { migrateDeploy } from '@etouch/db/migrate-deploy';
import { hasPendingMigrations } from '@etouch/db/migrations';
import type { Step } from './step.ts';

/**
 * Starts or reaches the database and brings its tables up to date. A migration that is given up rolls back or is found again:
 * each one is applied whole or stays pending.
 */
export async function prepareDatabase(
  env: NodeJS.ProcessEnv,
  dataDir: string,
  step: Step,
  signal?: AbortSignal,
): Promise<Database> {
  const name = env.DATABASE_URL ? 'Reaching the database' : 'Starting PostgreSQL';
  const database = await step(name, (note) =>
    openDatabase({ env, dataDir, log: (line) => line !== name && note(line) }),
  );
  try {
    const { ownerUrl } = database;
    if (await hasPendingMigrations(ownerUrl))
      await step('Migrating the database', () => unlessAborted(migrateDeploy({ ownerUrl }), signal));
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function unlessAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return work;
  const aborted = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => aborted.reject(signal.reason));
  return Promise.race([work, aborted.promise]);
}
