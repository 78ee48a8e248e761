import type { Database } from './database.ts';
import { DatabaseSetupError } from './database-setup-error.ts';
import { migrateDeploy } from './migrate-deploy.ts';
import { pendingMigrations } from './migrations.ts';
import { createBackup } from './backups/create-backup.ts';
import { restoreBackup } from './backups/restore-backup.ts';
import { verifyBackup } from './backups/verify-backup.ts';
import { assertAlone } from './safe-migration/assert-alone.ts';

export interface SafeMigrationOptions {
  database: Database;
  /** etouch's data directory: backups are kept in `backups` of it. */
  dataDir: string;
  log?: (line: string) => void;
}

export interface SafeMigration {
  applied: string[];
  /** Where the backup lies; undefined when there was nothing to do. */
  backup: string | undefined;
}

/**
 * Migrates with a way back: back up, check the backup, deploy, and on failure put the backup in place again.
 * @throws DatabaseSetupError when nothing was changed, or what was changed has been put back
 */
export async function migrateSafely({
  database,
  dataDir,
  log = () => {},
}: SafeMigrationOptions): Promise<SafeMigration> {
  const pending = await pendingMigrations(database.ownerUrl);
  if (pending.length === 0) return { applied: [], backup: undefined };
  log(`To apply: ${pending.join(', ')}`);
  if (database.embedded) await assertAlone(database.adminUrl);
  const backup = await createBackup({ database, dataDir, reason: 'MIGRATION', log });
  await verifyBackup({ database, dataDir, backup, log });
  log(`Backup, checked: ${backup.path}`);
  try {
    return { applied: await migrateDeploy(database), backup: backup.path };
  } catch (error) {
    log('The migration failed: putting the backup back');
    const { kept } = await restoreBackup({ database, dataDir, backup, log });
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseSetupError(`${reason}; the database is as it was before (what failed is kept in ${kept})`);
  }
}
