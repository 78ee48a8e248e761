import type { Database } from './database.ts';
import { DatabaseSetupError } from './database-setup-error.ts';
import { migrateDeploy } from './migrate-deploy.ts';
import { pendingMigrations } from './migrations.ts';
import { backUpCluster, restoreCluster } from './safe-migration/cluster-backup.ts';
import { dumpDatabase } from './safe-migration/dump.ts';
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
 * An external server is dumped with pg_dump; putting such a dump back is left to its administrator, in words.
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
  if (!database.embedded) {
    const backup = await dumpDatabase(database.adminUrl, dataDir);
    log(`Backup: ${backup}`);
    const applied = await migrateDeploy(database).catch((error: Error) => {
      throw new DatabaseSetupError(
        `${error.message}; the database as it was: pg_restore --clean --if-exists ${backup}`,
      );
    });
    return { applied, backup };
  }
  await assertAlone(database.adminUrl);
  const backup = await backUpCluster(dataDir);
  log(`Backup, checked: ${backup}`);
  try {
    return { applied: await migrateDeploy(database), backup };
  } catch (error) {
    log('The migration failed: putting the backup back');
    const failed = await restoreCluster({ dataDir, backup });
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseSetupError(`${reason}; the database is as it was before (what failed is kept in ${failed})`);
  }
}
