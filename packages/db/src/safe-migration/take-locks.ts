import { holdDatabaseLock } from '../maintenance/database-lock.ts';
import { acquireMaintenanceLock } from '../maintenance/lock.ts';
import { pendingMigrations } from '../migrations.ts';
import type { SafeMigrationOptions } from '../safe-migration.ts';
import { MigrationRefused } from './steps.ts';

/**
 * Takes this data directory's lock, and that of an external database, which several machines may reach.
 * @param pending what was pending a moment ago; somebody may have applied it meanwhile
 * @throws DatabaseSetupError naming who holds it
 */
export async function takeLocks(
  { database, dataDir }: Pick<SafeMigrationOptions, 'database' | 'dataDir'>,
  pending: string[],
): Promise<{ release(): Promise<void> }> {
  const lock = await acquireMaintenanceLock(dataDir, 'db:migrate:safe');
  try {
    const other = database.embedded ? undefined : await holdDatabaseLock(database.adminUrl);
    const now = await pendingMigrations(database.ownerUrl);
    if (now.join() === pending.join()) {
      return {
        async release() {
          await other?.release();
          await lock.release();
        },
      };
    }
    await other?.release();
    throw new MigrationRefused('LOCK', 'another maintenance has just changed this database: run it again');
  } catch (error) {
    await lock.release();
    throw error;
  }
}
