import type { Database } from '../database.ts';
import type { Backup } from './backup.ts';
import { createBackup } from './create-backup.ts';
import type { CreateBackupOptions } from './create-backup.ts';
import { heldReadOnly } from './held-read-only.ts';
import { beginSteps } from './steps.ts';
import type { StepLine } from './steps.ts';
import { verifyBackup } from './verify-backup.ts';

export interface TakeBackupOptions extends Omit<CreateBackupOptions, 'database' | 'copied'> {
  database: Database;
  /** Who does it, as it is told to whoever comes meanwhile: `db:backup`. */
  purpose: string;
  /** Restore it beside and compare as well. */
  verify?: boolean;
  /** Receives a line where a step begins and where it ends. */
  report?: (line: StepLine) => void;
}

/**
 * A backup of a database that may be in use: takes the maintenance lock, holds the embedded database in read-only while
 * its files are copied, and lets go of both. An external one is dumped while everybody works.
 * @throws BackupStepFailed
 */
export async function takeBackup({ purpose, verify, report, ...options }: TakeBackupOptions): Promise<Backup> {
  const { database, dataDir, log } = options;
  const run = beginSteps(report);
  const adminUrl = database.embedded ? database.adminUrl : undefined;
  return heldReadOnly({ dataDir, purpose, adminUrl, log, run }, async (copied) => {
    const backup = await run.step('BACK_UP', async (details) => {
      const made = await createBackup({ ...options, copied });
      details.backup = made.path;
      return made;
    });
    if (verify) await run.step('VERIFY', () => verifyBackup({ ...options, backup }));
    return backup;
  });
}
