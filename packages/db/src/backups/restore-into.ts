import { join } from 'node:path';
import pg from 'pg';
import { onDatabase } from '../connection-url.ts';
import { ROLE } from '../role-names.ts';
import { withClient } from '../with-client.ts';
import { DUMP } from './backup.ts';
import type { Backup } from './backup.ts';
import { findPrograms, runProgram } from './programs.ts';
import { assertMayCreate, createSibling, dropSibling } from './sibling-database.ts';

/**
 * Restores a dump into a new database beside the one of `adminUrl`, with owners, grants and policies.
 * @returns the administrator's connection to it
 * @throws DatabaseSetupError when a program or a right is missing (before anything is done) or it fails; nothing is left
 */
export async function restoreInto(adminUrl: string, name: string, comment: string, backup: Backup): Promise<string> {
  const major = await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ major: number }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS major`,
    );
    return rows[0]!.major;
  });
  const { restore } = findPrograms(major);
  await assertMayCreate(adminUrl);
  await createSibling(adminUrl, name, comment);
  try {
    const url = onDatabase(adminUrl, name);
    await admitOwners(url, name);
    await runProgram(restore, ['--exit-on-error', `--dbname=${name}`, join(backup.path, DUMP)], url);
    return url;
  } catch (error) {
    await dropSibling(adminUrl, name);
    throw error;
  }
}

/**
 * An administrator who is no superuser may give a thing only to a role that could have made it there. What the roles may
 * for good comes with the dump, and with copyDatabaseSettings.
 */
async function admitOwners(url: string, name: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`GRANT CREATE ON DATABASE ${pg.escapeIdentifier(name)} TO ${ROLE.owner}, ${ROLE.jobs}`);
    await client.query(`GRANT CREATE ON SCHEMA public TO ${ROLE.owner}`);
  });
}
