import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { withSettings } from '../connection-url.ts';
import { migrateDeploy } from '../migrate-deploy.ts';
import { MIGRATIONS_DIRECTORY } from '../migrations.ts';
import { isAtomic } from './script.ts';
import { resolveRolledBack, unresolvedMigration } from './unresolved.ts';

export interface DeployOptions {
  ownerUrl: string;
  /** Milliseconds a statement may take; a migration that stands alone takes what it takes. */
  statementTimeout: number;
  /** Milliseconds to wait for a lock before giving way to whoever holds it. */
  lockTimeout?: number;
  /** Milliseconds before each further attempt. */
  pauses?: readonly number[];
}

const LOCK_TIMEOUT = 3000;
/** Whoever reads a table is through within these; somebody who is not will not be after another minute. */
const PAUSES = [1000, 2000, 4000, 8000, 16_000];

/**
 * Applies what is pending, within time-outs. A migration that could not get its lock has left nothing behind, so it is
 * tried again: while it waits, everybody who wants the table waits behind it.
 * @returns how many times it was tried
 * @throws DatabaseSetupError with what the database said
 */
export async function deploy(options: DeployOptions): Promise<number> {
  const { ownerUrl, statementTimeout, lockTimeout = LOCK_TIMEOUT, pauses = PAUSES } = options;
  const url = withSettings(ownerUrl, { lock_timeout: `${lockTimeout}ms`, statement_timeout: `${statementTimeout}ms` });
  for (let attempt = 1; ; attempt += 1) {
    try {
      await migrateDeploy({ ownerUrl: url });
      return attempt;
    } catch (error) {
      const pause = pauses[attempt - 1];
      if (pause === undefined || !(await gaveWay(ownerUrl))) throw error;
      await delay(pause);
    }
  }
}

/** Whether the last failure was a lock it did not get, and left nothing behind. Prisma's list is put right then. */
async function gaveWay(ownerUrl: string): Promise<boolean> {
  const failed = await unresolvedMigration(ownerUrl);
  if (!failed || !/55P03|lock timeout/.test(failed.logs ?? '')) return false;
  const sql = await readFile(join(MIGRATIONS_DIRECTORY, failed.name, 'migration.sql'), 'utf8');
  if (!isAtomic(sql)) return false;
  await resolveRolledBack(ownerUrl, failed.id);
  return true;
}
