import { hasPendingMigrations } from '@etouch/db/commands/pending-migrations';
import { migrateDeploy } from '@etouch/db/commands/migrate-deploy';
import { openDatabase } from '@etouch/db/database';
import type { Step } from './step.ts';

export type Database = Awaited<ReturnType<typeof openDatabase>>;

/** Starts or reaches the database and brings its tables up to date. */
export async function prepareDatabase(env: NodeJS.ProcessEnv, dataDir: string, step: Step): Promise<Database> {
  const name = env.DATABASE_URL ? 'Reaching the database' : 'Starting PostgreSQL';
  const database = await step(name, (note) => openDatabase({ env, dataDir, log: note }));
  try {
    if (await hasPendingMigrations(database.ownerUrl))
      await step('Migrating the database', () => migrateDeploy({ ownerUrl: database.ownerUrl }));
    return database;
  } catch (error) {
    if (database.embedded) await database.stop();
    throw error;
  }
}
