import { setTimeout as pause } from 'node:timers/promises';
import { heldMaintenance } from '@etouch/db/maintenance/lock';

/** Milliseconds between two looks at whether somebody is still at work on the database. */
const LOOK = 200;

/**
 * Stopping or starting the database under somebody who copies or migrates it would undo their work: waits for them.
 * @param say hears once what is waited for
 * @param next what comes then, as in "stopping when it has ended"
 */
export async function waitForMaintenance(
  dataDir: string,
  say: (line: string) => void,
  next: 'starting' | 'stopping' = 'stopping',
  signal?: AbortSignal,
): Promise<void> {
  let told = false;
  for (;;) {
    const held = heldMaintenance(dataDir);
    if (!held || held.pid === process.pid) return;
    if (!told) say(`${held.purpose} (process ${held.pid}) is at work on the database; ${next} when it has ended.`);
    told = true;
    await pause(LOOK, undefined, { signal });
  }
}
