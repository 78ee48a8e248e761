import { openDatabase } from '@etouch/db/database';
import type { Database } from '@etouch/db/database';
import { needsRecovery, recoverMaintenance } from '@etouch/db/maintenance/recover';
import { migrateDatabase } from './migrate-database.ts';
import type { Step } from './step.ts';
import { waitForMaintenance } from './wait-for-maintenance.ts';

export interface PrepareOptions {
  env: NodeJS.ProcessEnv;
  dataDir: string;
  step: Step;
  /** Tells the one who started etouch what they must know although it goes on. */
  say: (line: string) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Waits for whoever is at work on the database, brings to an end what a kill left, starts or reaches the database and brings
 * its tables up to date.
 */
export async function prepareDatabase(options: PrepareOptions): Promise<Database> {
  const { env, dataDir, step } = options;
  await waitForMaintenance(dataDir, options.say, 'starting', options.signal);
  await recover(options);
  const name = env.DATABASE_URL ? 'Reaching the database' : 'Starting PostgreSQL';
  const database = await step(name, (note) =>
    openDatabase({ env, dataDir, log: (line) => line !== name && note(line) }),
  );
  try {
    return await migrateDatabase(database, options);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function recover({ env, dataDir, step, say }: PrepareOptions): Promise<void> {
  if (!(await needsRecovery(dataDir))) return;
  const recovered = await step('Finishing what was interrupted', (note) =>
    recoverMaintenance({ env, dataDir, log: note }),
  );
  if (recovered) say(recovered.said);
}
