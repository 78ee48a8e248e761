import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { MigrationRefused } from './safe-migration/steps.ts';
import { withClient } from './with-client.ts';

/** schema.prisma and `migrations`: the package's own, or another pair that a test names. */
export const PRISMA_DIRECTORY = process.env.ETOUCH_PRISMA_DIRECTORY ?? resolve(import.meta.dirname, '../prisma');
export const MIGRATIONS_DIRECTORY = join(PRISMA_DIRECTORY, 'migrations');

export interface Migration {
  /** Directory name: `<timestamp>_<name>`. */
  name: string;
  /** SHA-256 of migration.sql in hexadecimal, as Prisma keeps it. */
  checksum: string;
}

/** The migrations in the repository, in the order they are applied. */
export async function listMigrations(directory = MIGRATIONS_DIRECTORY): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(directory, name, 'migration.sql'));
      return { name, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Names of the migrations this database has yet to receive. It asks the database itself, which takes milliseconds where
 * Prisma's CLI takes seconds.
 * @throws MigrationRefused when a migration was edited after it was applied, or the database is ahead of the code
 */
export async function pendingMigrations(ownerUrl: string, directory = MIGRATIONS_DIRECTORY): Promise<string[]> {
  const [wanted, applied] = await Promise.all([listMigrations(directory), appliedMigrations(ownerUrl)]);
  const unknown = [...applied.keys()].filter((name) => !wanted.some((migration) => migration.name === name));
  if (unknown.length > 0) {
    throw new MigrationRefused(
      'UNKNOWN',
      `the database has migrations this version of etouch does not know (${unknown.join(', ')}): start the version that made them`,
    );
  }
  for (const { name, checksum } of wanted) {
    const kept = applied.get(name);
    if (kept !== undefined && kept !== checksum) {
      throw new MigrationRefused(
        'EDITED',
        `the migration ${name} was changed after it was applied: put its file back as it was`,
      );
    }
  }
  return wanted.filter(({ name }) => !applied.has(name)).map(({ name }) => name);
}

export async function hasPendingMigrations(ownerUrl: string, directory = MIGRATIONS_DIRECTORY): Promise<boolean> {
  return (await pendingMigrations(ownerUrl, directory)).length > 0;
}

/** Name and checksum of what was applied to its end; a failed one counts as pending, and deploying it says why. */
async function appliedMigrations(ownerUrl: string): Promise<Map<string, string>> {
  return withClient(ownerUrl, async (client) => {
    const { rows: tables } = await client.query(
      `SELECT FROM pg_tables WHERE schemaname = 'public' AND tablename = '_prisma_migrations'`,
    );
    if (tables.length === 0) return new Map();
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'SELECT migration_name AS name, checksum FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    return new Map(rows.map(({ name, checksum }) => [name, checksum]));
  });
}
