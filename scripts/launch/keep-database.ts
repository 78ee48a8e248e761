import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase, type Database } from '@etouch/db/database';
import { heldMaintenance } from '@etouch/db/maintenance/lock';
import { describe } from '../bootstrap/failure.mjs';
import { processIdentity } from '@etouch/db/process-identity';
import { endLeftMaintenance } from './left-maintenance.ts';

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
 * Starts the embedded PostgreSQL again whenever it is gone, unless somebody at work on it has stopped it. It comes back on
 * the same port, so the server finds it by itself. Maintenance that was killed is brought to its end.
 * @param say tells the one who started etouch about it
 */
export function keepDatabase(
  env: NodeJS.ProcessEnv,
  dataDir: string,
  database: Pick<Database, 'adminUrl' | 'embedded'>,
  say: (line: string) => void,
) {
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();

  /** Somebody was at work on the database, or it fell: it may not be as it should. */
  let isDoubtful = false;

  async function look(): Promise<void> {
    if (stopped) return;
    if (heldMaintenance(dataDir)) {
      isDoubtful = true;
      return;
    }
    try {
      if (database.embedded && !isRunning()) {
        isDoubtful = true;
        say('PostgreSQL ended unexpectedly; starting it again.');
        await openDatabase({ env, dataDir });
      }
      if (isDoubtful) await endLeftMaintenance(dataDir, database.adminUrl, say);
      isDoubtful = false;
    } catch (error) {
      say(describe(error));
    }
  }

  function isRunning(): boolean {
    const pid = postmasterPid(dataDir);
    return pid !== undefined && processIdentity(pid) !== undefined;
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
