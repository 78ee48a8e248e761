import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { listMigrations } from '../migrations.ts';

const PACKAGE = resolve(import.meta.dirname, '../..');
/** What else decides how a fresh database looks: roles, grants and queues. */
const SOURCES = [
  'src/roles.ts',
  'src/role-names.ts',
  'src/open-embedded-database.ts',
  'src/migrate-deploy.ts',
  'src/safe-migration/catalogue-query.ts',
  'src/boss.ts',
  'src/jobs.ts',
  'src/embedded/create-cluster.ts',
  'package.json',
  'node_modules/pg-boss/package.json',
];

/** Names the state of the schema: two equal checksums mean two equal databases. 16 hexadecimal digits. */
export async function schemaChecksum(): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(await listMigrations()));
  for (const source of SOURCES) hash.update(await readFile(resolve(PACKAGE, source)));
  return hash.digest('hex').slice(0, 16);
}
