import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MIGRATIONS_DIRECTORY } from '../migrations.ts';

/** The text of each of these migrations. */
export async function readScripts(names: readonly string[]): Promise<string[]> {
  return Promise.all(names.map((name) => readFile(join(MIGRATIONS_DIRECTORY, name, 'migration.sql'), 'utf8')));
}
