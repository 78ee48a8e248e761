import type { Database } from '../database.ts';
import type { Backup } from './backup.ts';
import { heldReadOnly } from './held-read-only.ts';
import { closeUnfinishedRun } from '../maintenance/past-runs.ts';
import { noteRestored } from '../safe-migration/catalogue.ts';
import { restoreBackup } from './restore-backup.ts';
import { beginSteps } from './steps.ts';
import type { StepLine } from './steps.ts';

export interface TakeRestoreOptions {
  /** Undefined when the embedded database does not start any more. */
  database: Database | undefined;
  /** Opens it again, with roles and passwords in order. */
  reopen: () => Promise<Database>;
  dataDir: string;
  backup: Backup;
  log?: (line: string) => void;
  report?: (line: StepLine) => void;
}

/**
 * Puts a backup in the place of a database that may be in use, and lets the application write again. The replaced one is
 * kept.
 * @throws BackupStepFailed; the database is as it was then
 */
export async function takeRestore(options: TakeRestoreOptions): Promise<{ database: Database; kept: string }> {
  const { reopen, dataDir, backup, log, report } = options;
  const run = beginSteps(report);
  const present = options.database;
  return heldReadOnly({ dataDir, purpose: 'db:restore', adminUrl: present?.adminUrl, log, run }, async (release) => {
    const restored = await run.step('RESTORE', async (details) => {
      details.backup = backup.path;
      const target = present ?? { adminUrl: '', embedded: true };
      const { kept } = await restoreBackup({ database: target, dataDir, backup, ...(log && { log }) });
      details.kept = kept;
      return { kept, database: await reopen() };
    });
    await closeUnfinishedRun(dataDir);
    await noteRestored(restored.database.ownerUrl, backup);
    // It may have been backed up in read-only, or hold its server at another port.
    await release(restored.database.adminUrl);
    return restored;
  });
}
