import { mkdir } from 'node:fs/promises';
import { clusterPath } from '../embedded/start-embedded-postgres.ts';
import { leaveReadOnly } from '../maintenance/read-only.ts';
import type { Database } from '../database.ts';
import { backupsDirectory } from './backup.ts';
import type { Backup } from './backup.ts';
import { copyDirectory } from './copy-directory.ts';
import type { BackupOptions } from './create-backup.ts';
import { assertSpace, diskFullOr } from './disk-space.ts';
import { copyPasswords, removeCopy, startCopy } from './embedded-copy.ts';
import { assertKind } from './assert-kind.ts';
import { openDumpCopy } from './open-dump-copy.ts';
import { copyOf } from './unfinished.ts';

export interface CopyOptions extends BackupOptions {
  database: Pick<Database, 'adminUrl' | 'ownerUrl' | 'embedded'>;
  backup: Backup;
}

/** A backup's data, running beside the database. Nothing done to it reaches the backup or the database. */
export interface Copy {
  ownerUrl: string;
  adminUrl: string;
  /** Ends and removes it. */
  close(): Promise<void>;
}

/**
 * Opens a scratch copy of a backup: a second embedded server on a copy of its files, or on an external server a database
 * of its own (`<name>_copy_<time>`) restored from the dump. It can be written, also when the backup was taken in read-only.
 * What a kill leaves of it is removed by the next backup, or by `removeUnfinished`.
 * @throws DatabaseSetupError when there is too little space, or on an external server a right or a program is missing
 */
export async function openCopy(options: CopyOptions): Promise<Copy> {
  const { database, dataDir, backup } = options;
  assertKind(backup, database);
  if (!database.embedded) return openDumpCopy(options);
  const directory = copyOf(dataDir, backup.path);
  try {
    await removeCopy(directory);
    await assertSpace(backupsDirectory(dataDir), backup.sizeBytes, 'a scratch copy of the backup');
    await mkdir(directory, { mode: 0o711 });
    await copyDirectory(clusterPath(backup.path), clusterPath(directory));
    await copyPasswords(backup.path, directory);
    const { ownerUrl, adminUrl } = await startCopy(directory);
    await leaveReadOnly(adminUrl);
    return { ownerUrl, adminUrl, close: () => removeCopy(directory) };
  } catch (error) {
    await removeCopy(directory);
    throw diskFullOr(error, dataDir);
  }
}
