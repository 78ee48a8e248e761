import { mkdir, rename, rm } from 'node:fs/promises';
import type { Database } from '../database.ts';
import { backupsDirectory, stamp, writeBackup } from './backup.ts';
import type { Backup, BackupReason } from './backup.ts';
import { flush } from './checksums.ts';
import { copyCluster } from './copy-cluster.ts';
import { diskFullOr } from './disk-space.ts';
import { dumpDatabase } from './dump-database.ts';
import { removeCopy } from './embedded-copy.ts';
import { draftOf, removeUnfinished } from './unfinished.ts';
import { join } from 'node:path';

export interface BackupOptions {
  database: Pick<Database, 'adminUrl' | 'embedded'>;
  /** etouch's data directory; backups are kept in `backups` of it. */
  dataDir: string;
  /** Receives one line at each step. */
  log?: (line: string) => void;
}

export interface CreateBackupOptions extends BackupOptions {
  reason: BackupReason;
  /** Called once the data are copied: from here on the database may be written again. */
  copied?: () => Promise<void>;
  /** Gives the backup up; what was begun is removed and the server runs again. */
  signal?: AbortSignal | undefined;
}

/** What each kind of backup writes into its draft, and knows afterwards. */
export type BackupFacts = Omit<Backup, 'path' | 'reason'>;

/**
 * Makes a backup in `<dataDir>/backups/<UTC time>` and checks it. An embedded server is stopped while its files are copied
 * and runs again afterwards; nobody may write meanwhile, so the caller has put the database in read-only (a change
 * between reading and stopping is found and refuses the backup). An external one is dumped from one snapshot.
 * For the holder of the maintenance lock: what an earlier killed backup left is removed.
 * @throws DatabaseSetupError when there is too little space, the disk fills up, or the copy is not equal: nothing is left
 */
export async function createBackup(options: CreateBackupOptions): Promise<Backup> {
  const { database, dataDir, reason } = options;
  const directory = backupsDirectory(dataDir);
  await mkdir(directory, { recursive: true, mode: 0o711 });
  await removeUnfinished(dataDir);
  const path = join(directory, stamp());
  const draft = draftOf(path);
  try {
    const facts = await (database.embedded ? copyCluster : dumpDatabase)(options, draft);
    await writeBackup({ ...facts, reason, path: draft });
    await flush(draft);
    await rename(draft, path);
    await flush(directory);
    return { ...facts, reason, path };
  } catch (error) {
    await (database.embedded ? removeCopy(draft) : rm(draft, { recursive: true, force: true }));
    throw diskFullOr(error, directory);
  }
}
