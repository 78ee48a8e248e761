import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { listMigrations } from '../migrations.ts';
import { backupsDirectory, readBackup } from './backup.ts';
import type { Backup } from './backup.ts';

/**
 * The backup a person names: by its directory, by a file in it, or by its name among those of the data directory.
 * @param from what a relative path starts from
 * @throws DatabaseSetupError when there is none, or this version of etouch cannot work with its schema
 */
export async function findBackup(named: string, { dataDir, from }: { dataDir: string; from: string }): Promise<Backup> {
  const candidates = [resolve(from, named), join(backupsDirectory(dataDir), basename(named))];
  for (const candidate of candidates) {
    const found = await stat(candidate).catch(() => undefined);
    if (!found) continue;
    const backup = await readBackup(found.isDirectory() ? candidate : dirname(candidate));
    await assertKnownSchema(backup);
    return backup;
  }
  throw new DatabaseSetupError(`there is no backup ${named}: \`pnpm db:backup --list\` names them`);
}

async function assertKnownSchema({ path, migrations }: Backup): Promise<void> {
  const known = new Set((await listMigrations()).map(({ name }) => name));
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new DatabaseSetupError(
    `${path} was made by a version of etouch with the migration ${unknown.at(-1)}, which this one does not know: restore it with that version`,
  );
}
