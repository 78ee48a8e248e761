import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase, type Database } from '@etouch/db/database';
import { abandonedMaintenance, heldMaintenance } from '@etouch/db/maintenance/lock';
import { recoverMaintenance } from '@etouch/db/maintenance/recover';
import { describe } from '../bootstrap/failure.mjs';
import { processIdentity } from '@etouch/db/process-identity';

/** Milliseconds between two looks at whether PostgreSQL still runs. */
const LOOK = 1000;
/** The longest between two tries to bring it back. */
const LONGEST = 60_000;

/** The number of the main process of the embedded PostgreSQL: the first line of its own lock file. */
export function postmasterPid(dataDir: string): number | undefined {
  try {
    return Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}

type Kept = Pick<Database, 'embedded'>;
type Say = (line: string) => void;

/**
 * Starts the embedded PostgreSQL again whenever it is gone, unless somebody at work on it has stopped it. It comes back on
 * the same port, so the server finds it by itself. Maintenance that was killed is brought to its end.
 * @param say tells the one who started etouch about it
 */
export function keepDatabase(env: NodeJS.ProcessEnv, dataDir: string, database: Kept, say: Say) {
  let stopped = false;
  const look = lookAfterDatabase(env, dataDir, database, say);
  let looking: Promise<number> = Promise.resolve(0);

  async function watch(): Promise<void> {
    looking = look();
    const failures = await looking;
    if (!stopped) timer = setTimeout(() => void watch(), Math.min(LOOK * 2 ** failures, LONGEST));
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

/** One look at the database, and what it makes necessary. It answers how many looks in a row have come to nothing. */
export function lookAfterDatabase(env: NodeJS.ProcessEnv, dataDir: string, { embedded }: Kept, say: Say) {
  /** Somebody was at work on the database: it may not be as it should. */
  let isDoubtful = false;
  let failures = 0;
  const isRunning = () => {
    const pid = postmasterPid(dataDir);
    return pid !== undefined && processIdentity(pid) !== undefined;
  };
  return async (): Promise<number> => {
    if (heldMaintenance(dataDir)) {
      isDoubtful = true;
      return 0;
    }
    const isGone = embedded && !isRunning();
    if (!isGone && !isDoubtful && !abandonedMaintenance(dataDir)) return 0;
    isDoubtful = true;
    try {
      // It starts the database where that is needed, and knows what must come before.
      const recovered = await recoverMaintenance({ env, dataDir, log: say });
      if (recovered) say(recovered.said);
      else if (isGone) say('PostgreSQL ended unexpectedly; starting it again.');
      if (embedded && !isRunning()) await openDatabase({ env, dataDir });
      isDoubtful = false;
      failures = 0;
    } catch (error) {
      // Said once, and tried on.
      if (failures === 0) say(describe(error));
      failures += 1;
    }
    return failures;
  };
}
