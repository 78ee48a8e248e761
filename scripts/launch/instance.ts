import { mkdirSync } from 'node:fs';
import { localAddress } from './address.ts';
import type { BackupTime } from './backup-time.ts';
import { prepareDatabase } from './database.ts';
import type { Database } from '@etouch/db/database';
import { fillDemonstration } from './demonstration.ts';
import type { SignIn } from './demonstration.ts';
import { keepDatabase, postmasterPid } from './keep-database.ts';
import { requirePort, tryPort } from './port.ts';
import { removeRunning } from './running.ts';
import { scheduleBackups } from './scheduled-backups.ts';
import { serverEnvironment } from './server-environment.ts';
import { startServer } from './server.ts';
import { silently } from './step.ts';
import type { Step } from './step.ts';
import { waitForMaintenance } from './wait-for-maintenance.ts';
import { buildWeb } from './web-build.ts';

export interface InstanceOptions {
  /** Absolute; created when missing. */
  dataDir: string;
  /** Any free one when left out. */
  port?: number;
  host?: string;
  publicUrl?: string | undefined;
  /** Allow the demonstration's pages and fill an empty database with it. */
  demonstration: boolean;
  /** Allow the demonstration's pages (mailbox, sign-ins) but leave the database empty. */
  fill?: boolean;
  /** False: the web app is neither built nor waited for; the API alone is asked. */
  web?: boolean;
  /** Added to this process's environment. */
  env?: NodeJS.ProcessEnv;
  /** The terminal, or `<data>/logs/server.log` when left out. */
  output?: 'inherit' | 'file';
  /** Start the server again when it ends unasked, and say so. Tests leave it out: there a crash must show. */
  restarted?: (line: string) => void;
  /** When an embedded database is backed up every day; left out: never, which suits tests. */
  backupTime?: BackupTime | undefined;
  step?: Step;
  /** Hears what whoever started etouch should know. */
  say?: (line: string) => void;
  /** Gives up a start that is under way; what was started is stopped. */
  signal?: AbortSignal;
}

export interface Instance {
  /** The address people open, without a slash at its end. */
  url: string;
  /** Who can sign in to the demonstration; nobody where there is none. */
  signIns: SignIn[];
  database: Database;
  /** Orderly stop of server, worker and an embedded database. */
  stop(): Promise<void>;
  /** SIGKILL to server and worker, to an embedded database, or to both. */
  kill(part?: 'server' | 'database' | 'all'): Promise<void>;
}

/**
 * Runs a whole etouch: database, migrations, web app, server with its worker. `npm start`, the browser tests, the journey
 * and the benchmarks all start it here.
 * @throws Failure or DatabaseSetupError with one line that says what is wrong
 */
export async function startInstance(options: InstanceOptions): Promise<Instance> {
  const { dataDir, host = '127.0.0.1', demonstration, publicUrl, signal } = options;
  const env = { ...process.env, ...options.env };
  const step: Step = async (name, work) => {
    signal?.throwIfAborted();
    return (options.step ?? silently)(name, work);
  };
  mkdirSync(dataDir, { recursive: true });
  const port = options.port ?? (await tryPort(host, 0));
  await requirePort(host, port);
  const localUrl = localAddress(host, port);
  const url = publicUrl ?? localUrl;
  /** What runs so far, in the order it was started; stopped in the opposite one. */
  const running: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of running.splice(0).toReversed()) await part.stop();
    removeRunning(dataDir);
  };
  try {
    const database = await prepareDatabase({ env, dataDir, step, say: options.say ?? (() => {}), signal });
    running.push({
      async stop() {
        await waitForMaintenance(dataDir, options.say ?? (() => {}));
        await database.stop();
      },
    });
    if (options.web !== false) await buildWeb(step, signal);
    const serverEnv = serverEnvironment(env, { dataDir, host, port, publicUrl, demonstration }, database);
    const { output = 'file', restarted } = options;
    const server = await step('Starting the server', () =>
      startServer({ dataDir, env: serverEnv, url, localUrl, output, restarted, signal }),
    );
    running.push(server);
    if (restarted) running.push(keepDatabase(env, dataDir, database, restarted));
    if (options.backupTime && database.embedded) {
      running.push(scheduleBackups({ database, dataDir, time: options.backupTime, say: restarted ?? (() => {}) }));
    }
    const fill = demonstration && options.fill !== false;
    const signIns = fill ? await fillDemonstration(dataDir, serverEnv, step, signal) : [];
    return { url, signIns, database, stop, kill: (part = 'all') => kill(part, server, dataDir) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function kill(part: 'server' | 'database' | 'all', server: { kill(): Promise<void> }, dataDir: string) {
  const postmaster = postmasterPid(dataDir);
  if (part !== 'server' && postmaster) process.kill(postmaster, 'SIGKILL');
  if (part !== 'database') await server.kill();
}
