import type { Backup } from '../backups/backup.ts';
import { openCopy } from '../backups/open-copy.ts';
import { asRole } from '../connection-url.ts';
import type { SafeMigrationOptions } from '../safe-migration.ts';
import { checkApplication, checkMigrated } from './check.ts';
import { deploy } from './deploy.ts';
import { readScripts } from './read-scripts.ts';

/**
 * Migrates a copy of the backup and checks it as the database will be.
 * @returns milliseconds the migration itself took
 */
export async function rehearse(options: SafeMigrationOptions, backup: Backup, pending: string[]): Promise<number> {
  const { database, dataDir, log } = options;
  const copy = await openCopy({ database, dataDir, backup, ...(log && { log }) });
  try {
    const began = performance.now();
    await deploy({ ownerUrl: copy.ownerUrl, statementTimeout: 0 });
    const took = Math.round(performance.now() - began);
    log?.(`The rehearsal took ${(took / 1000).toFixed(1)} s`);
    await checkMigrated({ ...copy, backup, scripts: await readScripts(pending) });
    // A copy on an external server admits nobody but its administrator.
    if (database.embedded) await checkApplication(asApplication(copy.adminUrl, database.appUrl));
    return took;
  } finally {
    await copy.close();
  }
}

function asApplication(copyUrl: string, appUrl: string): string {
  const { username, password } = new URL(appUrl);
  return asRole(copyUrl, decodeURIComponent(username), decodeURIComponent(password));
}
