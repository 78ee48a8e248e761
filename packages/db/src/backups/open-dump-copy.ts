import { databaseName, dropSibling, listSiblings, siblingName } from './sibling-database.ts';
import { onDatabase } from '../connection-url.ts';
import { leaveReadOnly } from '../maintenance/read-only.ts';
import { copyDatabaseSettings } from './database-settings.ts';
import type { Copy, CopyOptions } from './open-copy.ts';
import { restoreInto } from './restore-into.ts';

const COMMENT = 'etouch scratch copy of a backup';

/** A scratch copy on an external server; see open-copy.ts. */
export async function openDumpCopy({ database, backup }: CopyOptions): Promise<Copy> {
  const { adminUrl, ownerUrl } = database;
  await dropDumpCopies(adminUrl);
  const name = siblingName(databaseName(adminUrl), 'copy');
  const url = await restoreInto(adminUrl, name, COMMENT, backup);
  await copyDatabaseSettings(adminUrl, name);
  await leaveReadOnly(url);
  return { adminUrl: url, ownerUrl: onDatabase(ownerUrl, name), close: () => dropSibling(adminUrl, name) };
}

/** What killed trials left on an external server. */
export async function dropDumpCopies(adminUrl: string): Promise<void> {
  for (const name of (await listSiblings(adminUrl, 'copy')).keys()) await dropSibling(adminUrl, name);
}
