import { DatabaseSetupError } from '../database-setup-error.ts';
import type { Backup } from './backup.ts';
import { verifySeal } from './checksums.ts';
import { inSnapshot } from './in-snapshot.ts';
import { openCopy } from './open-copy.ts';
import type { CopyOptions } from './open-copy.ts';
import { firstDifference, readTables } from './table-facts.ts';

/**
 * Proves that a backup can be restored: its files are what they were, and a copy of it opens with the same tables, the
 * same number of rows in each, and the same checksums as were read when it was taken. The copy is thrown away.
 * @throws DatabaseSetupError naming the file or the table that differs
 */
export async function verifyBackup(options: CopyOptions): Promise<void> {
  const { backup, log = () => {} } = options;
  log('Reading the checksums of its files');
  await verifySeal(backup.path);
  log('Opening a copy');
  const copy = await openCopy(options);
  try {
    log('Comparing its tables');
    await compareTables(copy.adminUrl, backup);
  } finally {
    await copy.close();
  }
}

/** @throws DatabaseSetupError naming the first table that is not as the backup recorded it */
export async function compareTables(adminUrl: string, { path, tables }: Backup): Promise<void> {
  const found = await inSnapshot(adminUrl, (client) => readTables(client, { like: tables }));
  const difference = firstDifference(tables, found);
  if (difference) throw new DatabaseSetupError(`what was restored from ${path} is not equal: ${difference}`);
}
