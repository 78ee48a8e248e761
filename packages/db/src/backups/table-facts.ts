import { createHash } from 'node:crypto';
import pg from 'pg';

export interface TableFacts {
  /** `schema.table` */
  name: string;
  rows: number;
  /** The columns its checksum is over, sorted; a later migration may add others. */
  columns?: string[];
  /** Over all rows in any order, 64 hexadecimal digits. */
  checksum?: string;
}

/** What must not change by a cent: invoices, payments, quotes, prices, and the histories nobody may rewrite. */
const MONEY = new Set(
  `Invoice InvoiceItem InvoiceSeries Payment Quote QuoteLine ProjectPricingItem RetouchCategory ClientPricing
   GuidelinePricingCategory GuidelineOrganizationPrice RetoucherPricing WorkflowEvent AuditEvent`
    .split(/\s+/)
    .map((table) => `public.${table}`),
);

/** A row as text depends on these settings; with them it is the same on every server. */
const SETTINGS = `SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'iso_8601';
  SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL statement_timeout = 0; SET LOCAL row_security = off`;

export interface ReadTablesOptions {
  /** Whose rows are read, beyond being counted: money and histories alone (default), or all of schema `public`. */
  checksums?: 'MONEY' | 'ALL';
  /** Facts taken earlier: the same tables' checksums, over the columns they had then. Over both of the above. */
  like?: readonly TableFacts[];
}

/**
 * Row counts of every table and checksums of some, sorted by name. Runs in the caller's transaction, whose settings it
 * changes; give it a snapshot (REPEATABLE READ) so that all are of one moment.
 * @param client a role that row-level security does not hold: rows would otherwise be refused, never left out
 */
export async function readTables(client: pg.Client, options: ReadTablesOptions = {}): Promise<TableFacts[]> {
  await client.query(SETTINGS);
  const { rows: tables } = await client.query<{ schema: string; name: string; columns: string[] }>(
    `SELECT n.nspname AS schema, c.relname AS name, array_agg(a.attname::text ORDER BY a.attname COLLATE "C") AS columns
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  const facts: TableFacts[] = [];
  for (const { schema, name, columns } of tables) {
    const table = `${schema}.${name}`;
    const over = checksumColumns(table, columns, options);
    const from = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
    facts.push(over ? await readRows(client, table, from, over) : await countRows(client, table, from));
  }
  return facts;
}

/** The first table that is not as it was, in words; undefined when all agree. Checksums count where both have one. */
export function firstDifference(expected: readonly TableFacts[], found: readonly TableFacts[]): string | undefined {
  const before = new Map(expected.map((table) => [table.name, table]));
  const after = new Map(found.map((table) => [table.name, table]));
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    if (!was || !is) return `${name} ${was ? 'is missing' : 'was not there'}`;
    if (was.rows !== is.rows) return `${name} has ${is.rows} rows instead of ${was.rows}`;
    if (was.checksum && is.checksum && was.checksum !== is.checksum) return `${name} has other values in its rows`;
  }
  return undefined;
}

function checksumColumns(table: string, columns: string[], { checksums, like }: ReadTablesOptions) {
  const known = like?.find(({ name }) => name === table);
  if (like) return known?.columns?.filter((column) => columns.includes(column));
  return checksums === 'ALL'
    ? table.startsWith('public.')
      ? columns
      : undefined
    : MONEY.has(table)
      ? columns
      : undefined;
}

async function countRows(client: pg.Client, name: string, from: string): Promise<TableFacts> {
  const { rows } = await client.query<{ rows: string }>(`SELECT count(*) AS rows FROM ONLY ${from}`);
  return { name, rows: Number(rows[0]!.rows) };
}

/** Sums over each row's SHA-256, in two halves of 64 bits: they know no order and need no memory. */
async function readRows(client: pg.Client, name: string, from: string, columns: string[]): Promise<TableFacts> {
  const row = `ROW(${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;
  const half = (start: number) => `coalesce(sum(('x' || substr(hash, ${start}, 16))::bit(64)::bigint::numeric), 0)`;
  const { rows } = await client.query<{ rows: string; sums: string }>(
    `SELECT count(*) AS rows, ${half(1)} || ' ' || ${half(17)} AS sums
       FROM (SELECT encode(sha256(convert_to(${row}::text, 'UTF8')), 'hex') AS hash FROM ONLY ${from}) AS hashed`,
  );
  const checksum = createHash('sha256').update(`${rows[0]!.rows} ${rows[0]!.sums}`).digest('hex');
  return { name, rows: Number(rows[0]!.rows), columns, checksum };
}
