import { setTimeout as pause } from 'node:timers/promises';
import { acquireMaintenanceLock, heldMaintenance } from '@etouch/db/maintenance/lock';
import { isReadOnly, leaveReadOnly } from '@etouch/db/maintenance/read-only';

/** Milliseconds between two looks at whether somebody is still at work on the database. */
const LOOK = 200;

/**
 * A backup or another work whose process was killed leaves the database read-only, on purpose; with nobody at work any
 * more, everybody may write again. Does nothing while somebody is.
 * @param adminUrl the database's owner or a superuser, direct
 */
export async function endLeftMaintenance(
  dataDir: string,
  adminUrl: string,
  say: (line: string) => void,
): Promise<void> {
  if (heldMaintenance(dataDir) || !(await isReadOnly(adminUrl))) return;
  const lock = await acquireMaintenanceLock(dataDir, 'recovery');
  try {
    await leaveReadOnly(adminUrl);
    say('Maintenance was interrupted and has left the database read-only; it can be written again.');
  } finally {
    await lock.release();
  }
}

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
