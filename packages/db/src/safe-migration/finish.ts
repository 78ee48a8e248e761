import { setTimeout as delay } from 'node:timers/promises';
import type { Backup } from '../backups/backup.ts';
import { restoreBackup } from '../backups/restore-backup.ts';
import { compareTables } from '../backups/verify-backup.ts';
import type { Result } from '../maintenance/journal.ts';
import { leaveReadOnly } from '../maintenance/read-only.ts';
import type { SafeMigrationOptions } from '../safe-migration.ts';
import { checkApplication } from './check.ts';
import { noteRestored } from './catalogue.ts';
import { reopen } from './reopen.ts';
import type { Run } from './run.ts';
import { StepFailed } from './steps.ts';

type FinishOptions = Pick<SafeMigrationOptions, 'database' | 'dataDir' | 'env' | 'log'>;

/**
 * RESTORE and CHECK: puts the backup in the database's place, compared to the last row. Called again for the same run it
 * goes on where it was.
 * @returns where the replaced database is kept
 * @throws StepFailed; the application stays read-only then, and a further call tries again
 */
export async function putBack(options: FinishOptions, run: Run, backup: Backup): Promise<string> {
  const { database, dataDir, log } = options;
  try {
    const kept = await run.step('RESTORE', async (details) => {
      const restored = await restoreBackup({ database, dataDir, backup, run: run.id, ...(log && { log }) });
      details.kept = restored.kept;
      return restored.kept;
    });
    await run.step('CHECK', async () => {
      const { adminUrl, appUrl, ownerUrl } = await reopen(options);
      await compareTables(adminUrl, backup);
      await checkApplication(appUrl);
      await noteRestored(ownerUrl, backup);
    });
    return kept;
  } catch (error) {
    const advice = `the backup ${backup.path} could not be put back, and the application stays read-only; start etouch or \`pnpm db:migrate:safe\` to try again`;
    throw new StepFailed('RESTORE', 'RESTORE', `${(error as Error).message}; ${advice}`, error);
  }
}

const PAUSES = [500, 1000, 2000];

/** RELEASE: everybody may write again. @throws StepFailed when even several attempts did not do */
export async function release(
  options: Pick<FinishOptions, 'dataDir' | 'env'>,
  run: Run,
  result: Result,
  recovered?: true,
): Promise<void> {
  await run.step('RELEASE', async (details) => {
    Object.assign(details, { result, ...(recovered && { recovered }) });
    for (const pause of [...PAUSES, undefined]) {
      try {
        return await leaveReadOnly((await reopen(options)).adminUrl);
      } catch (error) {
        if (pause === undefined) throw error;
        await delay(pause);
      }
    }
  });
}
