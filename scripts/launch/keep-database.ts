import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '@etouch/db/database';
import { describe } from '../bootstrap/failure.mjs';
import { processIdentity } from '@etouch/db/process-identity';

/** Milliseconds between two looks at whether PostgreSQL still runs. */
const LOOK = 1000;

/** The number of the main process of the embedded PostgreSQL: the first line of its own lock file. */
export function postmasterPid(dataDir: string): number | undefined {
  try {
    return Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}

/**
 * Starts the embedded PostgreSQL again whenever it is gone. It comes back on the same port, so the server finds it by itself.
 * @param say tells the one who started etouch about it
 */
export function keepDatabase(env: NodeJS.ProcessEnv, dataDir: string, say: (line: string) => void) {
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const pid = postmasterPid(dataDir);
    if (stopped || (pid !== undefined && processIdentity(pid) !== undefined)) return;
    say('PostgreSQL ended unexpectedly; starting it again.');
    await openDatabase({ env, dataDir }).catch((error: unknown) => say(describe(error)));
  }

  async function watch(): Promise<void> {
    looking = look();
    await looking;
    if (!stopped) timer = setTimeout(() => void watch(), LOOK);
  }
  let timer = setTimeout(() => void watch(), LOOK);

  return {
    /** Resolves when no start is under way any more. */
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
