import { asRole } from './connection-url.ts';
import type { Database } from './database.ts';
import { loadDatabaseSecrets } from './database-secrets.ts';
import { startEmbeddedPostgres } from './embedded/start-embedded-postgres.ts';
import type { EmbeddedPostgresOptions } from './embedded/start-embedded-postgres.ts';
import { DATABASE, ROLE } from './role-names.ts';
import { ensureRoles, grantDatabase } from './roles.ts';
import { withClient } from './with-client.ts';

/**
 * Starts or finds the embedded server and prepares its database `etouch` with the roles.
 * @throws DatabaseSetupError with the reason in one line
 */
export async function openEmbeddedDatabase(options: EmbeddedPostgresOptions): Promise<Database> {
  const server = await startEmbeddedPostgres(options);
  try {
    const secrets = await loadDatabaseSecrets(options.dataDir);
    const url = server.superuserUrl();
    await ensureRoles(url, secrets);
    await withClient(url, (admin) => admin.query(`ALTER DATABASE ${DATABASE} OWNER TO ${ROLE.owner}`));
    await grantDatabase(url, secrets);
    return {
      ownerUrl: asRole(url, ROLE.owner, secrets.owner),
      appUrl: asRole(url, ROLE.app, secrets.app),
      authUrl: asRole(url, ROLE.auth, secrets.auth),
      jobsUrl: asRole(url, ROLE.jobs, secrets.jobs),
      adminUrl: url,
      embedded: true,
      started: !server.reused,
      stop: () => server.stop(),
    };
  } catch (error) {
    if (!server.reused) await server.stop();
    throw error;
  }
}
