import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { withClient } from '../with-client.ts';
import { besides } from './sibling-database.ts';

const { escapeIdentifier } = pg;

const ATTEMPTS = 5;
const PAUSE_MS = 100;

export interface Swap {
  name: string;
  /** What the database of that name is called from now on. */
  kept: string;
  /** What takes its name. */
  restored: string;
}

/**
 * Renames both in one transaction: at no moment is there no database of that name. Their sessions are ended; new ones wait
 * for the transaction and then find the restored one.
 * @throws DatabaseSetupError when a session cannot be ended; nothing is renamed then
 */
export async function swapDatabases(adminUrl: string, { name, kept, restored }: Swap): Promise<void> {
  await withClient(besides(adminUrl), async (renaming) => {
    for (let attempt = 1; ; attempt += 1) {
      const error = await whileEnding(adminUrl, [name, restored], async () => {
        await renaming.query('BEGIN');
        await renaming.query(`ALTER DATABASE ${escapeIdentifier(name)} RENAME TO ${escapeIdentifier(kept)}`);
        await renaming.query(`ALTER DATABASE ${escapeIdentifier(restored)} RENAME TO ${escapeIdentifier(name)}`);
        await renaming.query('COMMIT');
      });
      if (!error) return;
      await renaming.query('ROLLBACK');
      // In use by other users: somebody was there before the lock; PostgreSQL itself waited five seconds for them.
      if (error.code !== '55006') throw error;
      if (attempt === ATTEMPTS) throw new DatabaseSetupError(`the database ${name} is in use: ${error.message}`);
    }
  });
}

/** Ends the sessions of the databases again and again until `work` is done: they are seen and waited for by it. */
async function whileEnding(
  adminUrl: string,
  databases: string[],
  work: () => Promise<void>,
): Promise<pg.DatabaseError | undefined> {
  const busy = new AbortController();
  const working = work()
    .then(
      () => undefined,
      (error: pg.DatabaseError) => error,
    )
    .finally(() => busy.abort());
  await withClient(besides(adminUrl), async (client) => {
    while (!busy.signal.aborted) {
      await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = ANY ($1) AND backend_type = 'client backend' AND pg_has_role(usesysid, 'MEMBER')`,
        [databases],
      );
      await delay(PAUSE_MS, undefined, { signal: busy.signal }).catch(() => {});
    }
  });
  return working;
}
