import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseSetupError } from '../database-setup-error.ts';
import type { Identity } from './identity.ts';
import { chooseNewPort, keepPort, keptPort } from './port.ts';
import { runningPostmaster, waitUntilReady } from './postmaster.ts';
import type { Postmaster } from './postmaster.ts';
import { lastFailure, openServerLog } from './server-log.ts';
import { serverArguments } from './settings.ts';
import type { ServerSettings } from './settings.ts';
import { spawnAs } from './spawn-as.ts';

export interface LaunchOptions {
  identity: Identity;
  native: string;
  cluster: string;
  dataDir: string;
  settings: ServerSettings;
}

const ATTEMPTS = 40;
const PAUSE_MS = 250;

/**
 * Starts the server process, detached from this one, and waits until it accepts connections.
 * What passes by itself is tried again: a port somebody took meanwhile, another process of ours that starts the same
 * cluster, and the last processes of a killed server that still hold its memory.
 * @throws DatabaseSetupError with PostgreSQL's own words
 */
export async function launchPostmaster(options: LaunchOptions): Promise<Postmaster> {
  const postmaster = await launch(options);
  await keepPort(options.dataDir, postmaster.port);
  return postmaster;
}

async function launch(options: LaunchOptions): Promise<Postmaster> {
  let port = await keptPort(options.dataDir);
  for (let attempt = 1; ; attempt += 1) {
    const started = await attemptStart(options, port);
    if (started) return started;
    const other = await runningPostmaster(options.cluster);
    if (other?.ready) return other;
    const reason = await lastFailure(logPath(options.dataDir));
    if (/could not (bind|create any)/i.test(reason)) port = await chooseNewPort(options.dataDir);
    else if (!/lock file|shared memory block/i.test(reason) || attempt === ATTEMPTS) {
      throw new DatabaseSetupError(`PostgreSQL did not start: ${reason} (log: ${logPath(options.dataDir)})`);
    }
    await delay(PAUSE_MS);
  }
}

export function logPath(dataDir: string): string {
  return join(dataDir, 'postgres.log');
}

/** @returns undefined when the process ended before it was ready */
async function attemptStart(options: LaunchOptions, port: number): Promise<Postmaster | undefined> {
  const { identity, native, cluster, settings } = options;
  const log = await openServerLog(logPath(options.dataDir));
  let running = true;
  try {
    const child = spawnAs(identity, join(native, 'bin/postgres'), serverArguments(cluster, port, settings), {
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    const ended = () => (running = false);
    child.once('exit', ended).once('error', ended);
    const ready = await waitUntilReady(cluster, () => running);
    child.unref();
    return ready;
  } finally {
    await log.close();
  }
}
