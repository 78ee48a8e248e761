import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { MIGRATIONS_DIRECTORY } from '../migrations.ts';

const NAME = /^[a-z][a-z0-9_]{2,60}$/;

/** @throws DatabaseSetupError when the name would not make a directory everybody can read */
export function assertMigrationName(name: string | undefined): asserts name is string {
  if (name !== undefined && NAME.test(name)) return;
  throw new DatabaseSetupError(
    '--name is missing or not of the form add_photo_marks (lower case, digits, underscores)',
  );
}

/** `<UTC time to the second>_<name>`, so that names sort in the order of their making. */
export function migrationDirectoryName(name: string, now: Date): string {
  return `${now.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}_${name}`;
}

/** Where the SQL of a migration stands. */
export function migrationFile(directoryName: string): string {
  return join(MIGRATIONS_DIRECTORY, directoryName, 'migration.sql');
}

/** Writes migration.sql and gives the path of its file. */
export async function writeMigration(name: string, sql: string, now = new Date()): Promise<string> {
  const file = migrationFile(migrationDirectoryName(name, now));
  await mkdir(dirname(file));
  await writeFile(file, sql);
  return file;
}
