import { setTimeout as pause } from 'node:timers/promises';
import { heldMaintenance } from '@etouch/db/maintenance/lock';

/** Milliseconds between two looks at whether somebody is still at work on the database. */
const LOOK = 200;

/** Stopping the database under somebody who copies or migrates it would undo their work: waits for them, and says so. */
export async function waitForMaintenance(dataDir: string, say: (line: string) => void): Promise<void> {
  let told = false;
  for (;;) {
    const held = heldMaintenance(dataDir);
    if (!held || held.pid === process.pid) return;
    if (!told) say(`${held.purpose} (process ${held.pid}) is at work on the database; stopping when it has ended.`);
    told = true;
    await pause(LOOK);
  }
}
