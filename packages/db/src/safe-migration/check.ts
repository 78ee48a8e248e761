import { inSnapshot } from '../backups/in-snapshot.ts';
import type { Backup } from '../backups/backup.ts';
import { firstDifference, readTables } from '../backups/table-facts.ts';
import type { TableFacts } from '../backups/table-facts.ts';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { pendingMigrations } from '../migrations.ts';
import { JOBS_SCHEMA } from '../role-names.ts';
import { withClient } from '../with-client.ts';
import { recordCatalogue } from './catalogue.ts';
import { changesColumns, changesRows, validatedConstraints } from './script.ts';
import { findUnresolved } from './unresolved.ts';

export interface CheckOptions {
  ownerUrl: string;
  adminUrl: string;
  /** What the tables held before. */
  backup: Backup;
  /** The text of every migration that was applied since. */
  scripts: readonly string[];
}

/**
 * Whether a migrated database is sound: everything applied, nothing half made, row-level security forced everywhere, and
 * every row that no migration speaks of still there, money and histories to the last digit.
 * @throws DatabaseSetupError naming the first thing that is not
 */
export async function checkMigrated({ ownerUrl, adminUrl, backup, scripts }: CheckOptions): Promise<void> {
  const unresolved = await findUnresolved(ownerUrl);
  if (unresolved) throw new DatabaseSetupError(`the migration ${unresolved} did not come to its end`);
  const pending = await pendingMigrations(ownerUrl);
  if (pending.length > 0) throw new DatabaseSetupError(`still pending: ${pending.join(', ')}`);
  const found = await inSnapshot(adminUrl, async (client) => {
    for (const [sql, what] of SOUND) {
      const { rows } = await client.query<{ name: string }>(
        sql,
        [scripts.flatMap(validatedConstraints)].slice(0, parameters(sql)),
      );
      if (rows.length > 0) throw new DatabaseSetupError(`${what}: ${rows.map(({ name }) => name).join(', ')}`);
    }
    return readTables(client, { like: backup.tables });
  });
  const difference = firstDifference(...untouched(backup.tables, found, scripts));
  if (!difference) await recordCatalogue(ownerUrl);
  else {
    throw new DatabaseSetupError(
      `${difference}, and no migration says so (one that changes rows by a detour has a comment: -- changes "Table")`,
    );
  }
}

/** Each finds what must not be, and gives its name; `$1` is the constraints that were to be validated. */
const SOUND: readonly (readonly [sql: string, what: string])[] = [
  [
    `SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid OR NOT indisready`,
    'an index is not valid',
  ],
  [
    `SELECT conname AS name FROM pg_constraint WHERE NOT convalidated AND conname = ANY ($1::text[])`,
    'a constraint was not validated',
  ],
  [
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        AND relname <> '_prisma_migrations' AND NOT (relrowsecurity AND relforcerowsecurity)`,
    'row-level security is not forced',
  ],
];

const parameters = (sql: string) => (sql.includes('$1') ? 1 : 0);

/**
 * Tables whose rows no script means to change must be as they were. Values that read differently, because a column went or
 * got another type, are not compared; that the rows are there is.
 */
function untouched(
  before: readonly TableFacts[],
  after: readonly TableFacts[],
  scripts: readonly string[],
): [TableFacts[], TableFacts[]] {
  const some = (table: string, does: (sql: string, table: string) => boolean) =>
    scripts.some((sql) => does(sql, table.slice(table.indexOf('.') + 1)));
  const kept = before.filter(({ name }) => !OUTSIDE.has(name) && !some(name, changesRows));
  const comparable = kept.map((table) =>
    some(table.name, changesColumns) ? { name: table.name, rows: table.rows } : table,
  );
  const names = new Set(kept.map(({ name }) => name));
  return [comparable, after.filter(({ name }) => names.has(name))];
}

/** Lists of what was done to the database, not data of anybody. */
const OUTSIDE = new Set(['public._prisma_migrations', 'maintenance.catalogue']);

/** Whether the application reads through its own role, every table it may: a policy that fails would fail for everybody. */
export async function checkApplication(appUrl: string): Promise<void> {
  await withClient(appUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('public', '${JOBS_SCHEMA}') AND c.relkind IN ('r', 'p', 'v') AND has_table_privilege(c.oid, 'SELECT')
          AND has_schema_privilege(n.oid, 'USAGE') ORDER BY 1`,
    );
    for (const { name } of rows) {
      await client.query(`SELECT FROM ${name} LIMIT 1`).catch((error: Error) => {
        throw new DatabaseSetupError(`the application cannot read ${name}: ${error.message}`);
      });
    }
  });
}
