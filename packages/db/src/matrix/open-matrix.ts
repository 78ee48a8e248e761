import pg from 'pg';
import { createOwnerDatabase } from '../owner-client.ts';
import { createTestDatabase } from '../testing/database.ts';
import { attempters } from './actors.ts';
import type { Attempter } from './actors.ts';
import { asGiven, Attempts } from './attempt.ts';
import type { MarkedRow } from './attempt.ts';
import { readTables } from './catalogue.ts';
import type { Table } from './catalogue.ts';
import { markRows } from './marked-rows.ts';
import type { Mark } from './marked-rows.ts';
import type { Row } from './statements.ts';
import { populateWorld } from './world.ts';

export interface OpenMatrix {
  /** A superuser's connection to the file's own database. */
  client: pg.Client;
  attempts: Attempts;
  tables: Map<string, Table>;
  /** The marked row of each line. */
  rows: Map<string, MarkedRow>;
  actors: Record<string, Attempter>;
  close(): Promise<void>;
}

/** A populated database and everybody who tries. Call `close()` in `afterAll`. */
export async function openMatrix(): Promise<OpenMatrix> {
  const urls = await createTestDatabase();
  const owner = createOwnerDatabase(urls);
  const world = await populateWorld(owner);
  const marks = await markRows(owner, world);
  await owner.$disconnect();
  const client = new pg.Client({ connectionString: urls.superuserUrl });
  client.on('error', () => {});
  await client.connect();
  const tables = await readTables(client);
  const rows = new Map<string, MarkedRow>();
  for (const [line, mark] of Object.entries(marks)) rows.set(line, await markedRow(client, tables, line, mark));
  return {
    client,
    attempts: new Attempts(client),
    tables,
    rows,
    actors: attempters(world),
    async close() {
      await client.end();
      await urls.drop();
    },
  };
}

/** The table a line speaks of. */
export function tableOf(line: string): string {
  return line.split(':')[0]!;
}

async function markedRow(client: pg.Client, tables: Map<string, Table>, line: string, mark: Mark): Promise<MarkedRow> {
  const table = tables.get(tableOf(line));
  if (!table) throw new Error(`${line}: no such table`);
  const columns = table.columns.map(({ name }) => `${pg.escapeIdentifier(name)}::text`);
  const conditions = Object.entries(mark.where).map(
    ([column, value]) => `${pg.escapeIdentifier(column)} = ${pg.escapeLiteral(value)}`,
  );
  await client.query(`BEGIN; ${asGiven(mark.given ?? [])}`);
  const { rows } = await client.query<Row>(
    `SELECT ${columns.join(', ')} FROM ${pg.escapeIdentifier(table.name)} WHERE ${['true', ...conditions].join(' AND ')} LIMIT 1`,
  );
  await client.query('ROLLBACK');
  if (!rows[0]) throw new Error(`${line}: the row to try is not there`);
  return { table, row: rows[0], given: mark.given ?? [] };
}
