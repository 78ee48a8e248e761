import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { loadDatabaseSecrets } from '../database-secrets.ts';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { DATABASE } from '../role-names.ts';
import { withClient } from '../with-client.ts';
import { assertReachable, executableBinaries } from './access.ts';
import { ensureCluster } from './cluster.ts';
import { SUPERUSER } from './create-cluster.ts';
import { chooseIdentity } from './identity.ts';
import { launchPostmaster } from './launch-postmaster.ts';
import { DEFAULT_MAJOR, nativeDirectory } from './native-binaries.ts';
import type { EmbeddedMajor } from './native-binaries.ts';
import { runningPostmaster, stopPostmaster } from './postmaster.ts';
import type { Postmaster } from './postmaster.ts';
import type { ServerSettings } from './settings.ts';

export interface EmbeddedPostgresOptions {
  /** etouch's data directory (absolute); PostgreSQL's own is `postgres` in it. */
  dataDir: string;
  env?: NodeJS.ProcessEnv;
  /** Receives one line at each step that takes time. */
  log?: (line: string) => void;
  /** Settings over the default ones, by PostgreSQL's names; without effect on a server that already runs. */
  settings?: ServerSettings;
  /** PostgreSQL's version, 18 unless a test asks for the oldest one. */
  major?: EmbeddedMajor;
}

export interface EmbeddedPostgres {
  /** TCP port on 127.0.0.1. */
  port: number;
  /** Connection string of the superuser, for `database` (the product's own unless told). It holds the password. */
  superuserUrl(database?: string): string;
  /** True when the server was running before. */
  reused: boolean;
  /** Fast shutdown; resolves when every process is gone. Does nothing when it no longer runs. */
  stop(): Promise<void>;
}

/** PostgreSQL's own directory for a data directory of etouch. */
export function clusterPath(dataDir: string): string {
  return join(dataDir, 'postgres');
}

/**
 * Starts PostgreSQL 18 from npm's binaries on 127.0.0.1, or takes the one that runs on the same data. It outlives this
 * process when that is killed; the next start finds it again.
 * @throws DatabaseSetupError with the reason in one line
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir } = options;
  const cluster = clusterPath(dataDir);
  await mkdir(dataDir, { recursive: true });
  const secrets = await loadDatabaseSecrets(dataDir);
  const urlOf = (port: number, database = DATABASE) =>
    `postgresql://${SUPERUSER}:${secrets.superuser}@127.0.0.1:${port}/${database}`;
  const found = await takeRunning(cluster, urlOf);
  const { port } = found ?? (await startCluster(options, cluster, secrets.superuser));
  if (!found) await admits(cluster, urlOf(port));
  const superuserUrl = (database?: string) => urlOf(port, database);
  return { port, superuserUrl, reused: found !== undefined, stop: () => stopPostmaster(cluster) };
}

const PATIENCE_MS = 60_000;
const POLL_MS = 10;

/** The server that runs on this data, once it answers; one that is on its way up, down or just killed is waited for. */
async function takeRunning(cluster: string, urlOf: (port: number) => string): Promise<Postmaster | undefined> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const running = await runningPostmaster(cluster);
    if (!running) return undefined;
    if (running.ready && (await admits(cluster, urlOf(running.port)))) return running;
    if (Date.now() > deadline) {
      throw new DatabaseSetupError(
        `PostgreSQL on ${cluster} (process ${running.pid}) runs and does not answer: end it`,
      );
    }
    await delay(POLL_MS);
  }
}

async function startCluster(options: EmbeddedPostgresOptions, cluster: string, password: string): Promise<Postmaster> {
  const { dataDir, env = process.env, log = () => {}, major = DEFAULT_MAJOR } = options;
  const identity = chooseIdentity(env);
  await assertReachable(identity, dataDir);
  const native = await executableBinaries(identity, nativeDirectory(major), dataDir);
  await ensureCluster({ identity, native, major, cluster, superuserPassword: password });
  log('Starting PostgreSQL');
  return launchPostmaster({ identity, native, cluster, dataDir, settings: options.settings ?? {} });
}

/**
 * Whether the server answers. The password is this installation's own, so a stranger on the port does not pass for it.
 * @throws DatabaseSetupError when it answers and refuses the password
 */
async function admits(cluster: string, url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') return false;
    throw new DatabaseSetupError(
      `PostgreSQL on ${cluster} does not accept the password kept in ${join('secrets', 'database.json')}: put that file back`,
    );
  }
}
