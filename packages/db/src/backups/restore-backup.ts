import type { Database } from '../database.ts';
import { assertKind } from './assert-kind.ts';
import type { Backup } from './backup.ts';
import type { BackupOptions } from './create-backup.ts';
import { diskFullOr } from './disk-space.ts';
import { restoreCluster } from './restore-cluster.ts';
import { restoreDump } from './restore-dump.ts';

export interface RestoreOptions extends BackupOptions {
  database: Pick<Database, 'adminUrl' | 'embedded'>;
  backup: Backup;
  /**
   * Names the attempt. Called again with the same name after a crash it goes on where it was, or, when it had come to its
   * end, changes nothing and answers the same. Without a name every call restores anew.
   */
  run?: string;
}

export interface Restored {
  /** Where the replaced database was moved to: a directory, or the name of a database on the external server. */
  kept: string;
}

/**
 * Puts a backup in the place of the database: into a new directory (embedded) or a new database (external), compared
 * there with what was recorded, then swapped in by renaming. The replaced one is kept, the backup stays as it is. A kill
 * at any point leaves either the old database or the restored one, whole: the next start or call finds it.
 * For the holder of the maintenance lock, with the application in read-only: the restored database comes back read-only
 * as well (an external one as the replaced one was), until the caller lets go.
 * @throws DatabaseSetupError naming what is damaged or missing; the database is as it was then
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { database, dataDir, backup } = options;
  assertKind(backup, database);
  try {
    return await (database.embedded ? restoreCluster : restoreDump)(options);
  } catch (error) {
    throw diskFullOr(error, dataDir);
  }
}
