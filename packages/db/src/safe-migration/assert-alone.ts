import { DatabaseSetupError } from '../database-setup-error.ts';
import { withClient } from '../with-client.ts';

/**
 * A backup is taken while the server is stopped: whoever works with it must have ended before.
 * @param adminUrl a superuser: other roles do not see what the others' connections are
 * @throws DatabaseSetupError naming how many connections there are
 */
export async function assertAlone(adminUrl: string): Promise<void> {
  const others = await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ others: number }>(
      `SELECT count(*)::int AS others FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    );
    return rows[0]!.others;
  });
  if (others === 0) return;
  throw new DatabaseSetupError(`etouch is running (open connections: ${others}): stop it, then migrate`);
}
