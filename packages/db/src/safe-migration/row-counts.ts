import pg from 'pg';
import { withClient } from '../with-client.ts';

/**
 * Number of rows per table, over every schema of the database.
 * @param adminUrl a role that row-level security does not hold
 */
export async function countRows(adminUrl: string): Promise<Map<string, number>> {
  return withClient(adminUrl, async (client) => {
    const { rows: tables } = await client.query<{ schema: string; name: string }>(
      `SELECT schemaname AS schema, tablename AS name FROM pg_tables
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2`,
    );
    const counts = new Map<string, number>();
    for (const { schema, name } of tables) {
      const table = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
      const { rows } = await client.query<{ rows: string }>(`SELECT count(*) AS rows FROM ONLY ${table}`);
      counts.set(`${schema}.${name}`, Number(rows[0]!.rows));
    }
    return counts;
  });
}

/** The first table whose count differs, in words; undefined when all agree. */
export function firstDifference(expected: Map<string, number>, found: Map<string, number>): string | undefined {
  for (const table of new Set([...expected.keys(), ...found.keys()])) {
    if (expected.get(table) === found.get(table)) continue;
    return `${table} has ${found.get(table) ?? 'no'} rows instead of ${expected.get(table) ?? 'none'}`;
  }
  return undefined;
}
