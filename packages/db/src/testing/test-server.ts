import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onDatabase } from '../connection-url.ts';
import { deriveDatabaseSecrets, loadDatabaseSecrets } from '../database-secrets.ts';
import type { DatabaseSecrets } from '../database-secrets.ts';
import { DEFAULT_MAJOR } from '../embedded/native-binaries.ts';
import type { EmbeddedMajor } from '../embedded/native-binaries.ts';
import { isAlive, stopPostmaster } from '../embedded/postmaster.ts';
import { THROWAWAY } from '../embedded/settings.ts';
import { clusterPath, startEmbeddedPostgres } from '../embedded/start-embedded-postgres.ts';
import { DATABASE } from '../role-names.ts';
import { externalTemplate } from './external-template.ts';
import { templateCluster } from './template-cluster.ts';

/** What a test file needs to make a database of its own. */
export interface TestServer {
  /** Connection string of a superuser. */
  adminUrl: string;
  /** The database to clone. */
  template: string;
  secrets: DatabaseSecrets;
}

export interface RunningTestServer extends TestServer {
  stop(): Promise<void>;
}

const PREFIX = 'etouch-test-';

/**
 * Starts a PostgreSQL of this test run's own under the temporary directory, or takes the one that ETOUCH_TEST_PG_URL
 * (a superuser's connection string) names.
 */
export async function startTestServer(major: EmbeddedMajor = DEFAULT_MAJOR): Promise<RunningTestServer> {
  const { env } = process;
  if (env.ETOUCH_TEST_PG_URL) return useExternal(env.ETOUCH_TEST_PG_URL);
  await clearAbandoned();
  const template = await templateCluster(major);
  const dataDir = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  await cp(template, dataDir, { recursive: true });
  await rm(join(dataDir, 'postgres.port'), { force: true });
  const server = await startEmbeddedPostgres({ dataDir, env, settings: THROWAWAY, major });
  return {
    adminUrl: server.superuserUrl('postgres'),
    template: DATABASE,
    secrets: await loadDatabaseSecrets(dataDir),
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function useExternal(adminUrl: string): Promise<RunningTestServer> {
  const secrets = deriveDatabaseSecrets(new URL(adminUrl).password);
  const template = await externalTemplate(adminUrl, secrets);
  return { adminUrl: onDatabase(adminUrl, 'postgres'), template, secrets, stop: async () => {} };
}

/** A killed test run leaves its server behind; the next one ends it. */
async function clearAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : Number.NaN);
    if (!Number.isInteger(pid) || isAlive(pid)) continue;
    const dataDir = join(tmpdir(), name);
    await stopPostmaster(clusterPath(dataDir));
    await rm(dataDir, { recursive: true, force: true });
  }
}
