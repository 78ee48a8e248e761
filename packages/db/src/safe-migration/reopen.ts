import { openDatabase } from '../database.ts';
import type { Database } from '../database.ts';
import type { SafeMigrationOptions } from '../safe-migration.ts';

/** The database as it can be reached now: an embedded server that was stopped may have come back on another port. */
export async function reopen({
  env = process.env,
  dataDir,
}: Pick<SafeMigrationOptions, 'env' | 'dataDir'>): Promise<Database> {
  return openDatabase({ env, dataDir });
}
