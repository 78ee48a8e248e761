import type { Backup } from '../backups/backup.ts';
import type { SafeMigrationOptions } from '../safe-migration.ts';
import { checkApplication, checkMigrated } from './check.ts';
import { deploy } from './deploy.ts';
import { readScripts } from './read-scripts.ts';
import { reopen } from './reopen.ts';
import type { Run } from './run.ts';

/** A statement that takes ten times what the whole rehearsal took is stuck; five minutes are allowed to any. */
const TIMES = 10;
const LEAST_MS = 5 * 60_000;

export interface Deployment {
  backup: Backup;
  applied: string[];
  /** What the rehearsal took, milliseconds. */
  expectedMs: number;
}

/** DEPLOY and CHECK. */
export async function deployChecked(options: SafeMigrationOptions, run: Run, deployment: Deployment): Promise<void> {
  const { expectedMs } = deployment;
  await run.step('DEPLOY', async (details) => {
    const { ownerUrl } = await reopen(options);
    details.attempts = await deploy({ ownerUrl, statementTimeout: Math.max(LEAST_MS, TIMES * expectedMs) });
  });
  await checkStep(options, run, deployment);
}

/** CHECK alone: also how a killed deployment is judged. */
export async function checkStep(
  options: Pick<SafeMigrationOptions, 'dataDir' | 'env'>,
  run: Run,
  { backup, applied }: Pick<Deployment, 'backup' | 'applied'>,
): Promise<void> {
  await run.step('CHECK', async () => {
    const { ownerUrl, adminUrl, appUrl } = await reopen(options);
    await checkMigrated({ ownerUrl, adminUrl, backup, scripts: await readScripts(applied) });
    await checkApplication(appUrl);
  });
}
