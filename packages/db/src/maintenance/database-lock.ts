import pg from 'pg';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { MAINTENANCE_APPLICATION } from './end-sessions.ts';

/** Any number that nothing else on this database takes as an advisory lock. */
const KEY = 5_068_003;

/**
 * Keeps other machines from migrating the same external database. It ends with the process, and with the session.
 * @throws DatabaseSetupError when another machine holds it
 */
export async function holdDatabaseLock(adminUrl: string): Promise<{ release(): Promise<void> }> {
  const client = new pg.Client({
    connectionString: adminUrl,
    application_name: MAINTENANCE_APPLICATION,
    keepAlive: true,
  });
  // When the database is swapped its sessions end, this one too: then there is nothing left to keep others from.
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [KEY]);
  const release = () => client.end().catch(() => {});
  if (rows[0]!.held) return { release };
  await release();
  throw new DatabaseSetupError('another machine is at work on this database: wait until it has ended');
}
