import { leaveReadOnly, enterReadOnly } from '../maintenance/read-only.ts';
import { acquireMaintenanceLock } from '../maintenance/lock.ts';
import type { StepRun } from './steps.ts';

export interface HeldOptions {
  dataDir: string;
  /** As it is told to whoever comes meanwhile: `db:backup`. */
  purpose: string;
  /** Undefined where nobody need be held up. */
  adminUrl: string | undefined;
  log?: ((line: string) => void) | undefined;
  run: StepRun;
}

/**
 * Runs `work` with the maintenance lock held and the application in read-only, and lets go of both, whatever happens.
 * @param work may say that writing can go on before it has ended
 */
export async function heldReadOnly<T>(
  { dataDir, purpose, adminUrl, log, run }: HeldOptions,
  work: (release: (adminUrl?: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  const lock = await run.step('LOCK', () => acquireMaintenanceLock(dataDir, purpose));
  let held = adminUrl;
  const release = async (url = held) => {
    if (url !== undefined) await leaveReadOnly(url);
    held = undefined;
  };
  try {
    if (adminUrl !== undefined) await run.step('READ_ONLY', () => enterReadOnly(adminUrl, log));
    return await work(release);
  } finally {
    try {
      await run.step('RELEASE', () => release());
    } finally {
      await lock.release();
    }
  }
}
