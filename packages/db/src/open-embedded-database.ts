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
    await ensureRoles(server.superuserUrl(), secrets);
    await createDatabase(server.superuserUrl());
    const url = server.superuserUrl(DATABASE);
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

/** Creates the database for its owner; the roles of the product enter no other one. */
async function createDatabase(superuserUrl: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount !== 0) return;
    await client.query(`CREATE DATABASE ${DATABASE} OWNER ${ROLE.owner}`).catch((error: { code?: string }) => {
      // Another process that started at the same time was first.
      if (error.code !== '42P04' && error.code !== '23505') throw error;
    });
    for (const database of [DATABASE, 'postgres', 'template1']) {
      await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    }
  });
}
