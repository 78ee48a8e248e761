import type { Database } from '../database.ts';
import { acquireMaintenanceLock } from '../maintenance/lock.ts';
import { enterReadOnly, leaveReadOnly } from '../maintenance/read-only.ts';
import type { Backup } from './backup.ts';
import { createBackup } from './create-backup.ts';
import type { CreateBackupOptions } from './create-backup.ts';

export interface TakeBackupOptions extends Omit<CreateBackupOptions, 'database' | 'copied'> {
  database: Database;
  /** Who does it, as it is told to whoever comes meanwhile: `db:backup`. */
  purpose: string;
}

/**
 * A backup of a database that may be in use: takes the maintenance lock, holds the embedded database in read-only while
 * its files are copied, and lets go of both. An external one is dumped while everybody works.
 * @throws DatabaseSetupError as createBackup, or naming who holds the lock
 */
export async function takeBackup({ purpose, ...options }: TakeBackupOptions): Promise<Backup> {
  const { database, dataDir, log, signal } = options;
  const lock = await acquireMaintenanceLock(dataDir, purpose);
  try {
    if (!database.embedded) return await createBackup(options);
    let held = true;
    const leave = async () => {
      if (held) await leaveReadOnly(database.adminUrl);
      held = false;
    };
    try {
      signal?.throwIfAborted();
      await enterReadOnly(database.adminUrl, log);
      return await createBackup({ ...options, copied: leave });
    } finally {
      await leave();
    }
  } finally {
    await lock.release();
  }
}
