import { chmod, mkdir } from 'node:fs/promises';
import { installJobs } from '../boss.ts';
import { asRole } from '../connection-url.ts';
import { openDatabase } from '../database.ts';
import { THROWAWAY } from '../embedded/settings.ts';
import { startEmbeddedPostgres } from '../embedded/start-embedded-postgres.ts';
import type { EmbeddedPostgres } from '../embedded/start-embedded-postgres.ts';
import { migrateDeploy } from '../migrate-deploy.ts';
import { withClient } from '../with-client.ts';
import { createEmptyDatabase, createTestRole } from './empty-database.ts';

/** The oldest version etouch supports. */
export const OLDEST = 15;

/** What a database's administrator needs for a safe migration, beside owning it; no superuser. */
const RIGHTS = 'CREATEROLE CREATEDB BYPASSRLS';

export interface ExternalServer {
  server: EmbeddedPostgres;
  /** The administrator's role. */
  administrator: string;
  env: { DATABASE_URL: string; DATABASE_DIRECT_URL: string };
  stop(): Promise<void>;
}

/** A server that stands in for one somebody else runs, with a migrated database of an administrator who is no superuser. */
export async function startExternalServer(directory: string, dataDir: string): Promise<ExternalServer> {
  await mkdir(directory, { recursive: true });
  await chmod(directory, 0o755);
  const server = await startEmbeddedPostgres({ dataDir: directory, settings: THROWAWAY, major: OLDEST });
  const superuser = server.superuserUrl('postgres');
  const { name, superuserUrl } = await createEmptyDatabase(superuser);
  const direct = await createTestRole(RIGHTS, superuser);
  const app = await createTestRole('', superuser);
  await withClient(superuser, async (admin) => {
    await admin.query(`ALTER DATABASE ${name} OWNER TO ${direct.name}`);
    await admin.query(`GRANT pg_read_all_data, pg_signal_backend TO ${direct.name}`);
    await admin.query(`GRANT CONNECT ON DATABASE postgres TO ${direct.name}`);
  });
  const env = {
    DATABASE_URL: asRole(superuserUrl, app.name, app.password),
    DATABASE_DIRECT_URL: asRole(superuserUrl, direct.name, direct.password),
  };
  const database = await openDatabase({ env, dataDir });
  await migrateDeploy(database);
  await installJobs(database.jobsUrl);
  return { server, administrator: direct.name, env, stop: () => server.stop() };
}
