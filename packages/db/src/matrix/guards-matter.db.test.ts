import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMatrix } from './open-matrix.ts';
import type { OpenMatrix } from './open-matrix.ts';

let matrix: OpenMatrix;
beforeAll(async () => {
  matrix = await openMatrix();
});
afterAll(() => matrix.close());

/** A trigger that says which columns a side changes; its arguments are the side and those columns. */
interface Guard {
  table: string;
  name: string;
  arguments: string[];
}

async function readGuards(): Promise<Guard[]> {
  const { rows } = await matrix.client.query<Guard>(`
    SELECT c.relname AS table, t.tgname AS name,
           string_to_array(rtrim(encode(t.tgargs, 'escape'), '\\000'), '\\000') AS arguments
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE t.tgfoid = 'app.check_columns_of_side'::regproc ORDER BY c.relname, t.tgname`);
  return rows;
}

const ACTOR_OF: Record<string, string> = { CLIENT: 'client.admin', RETOUCHER: 'retoucher.admin' };

test('each trigger that guards the columns of a side holds also where the side’s columns are granted to it', async () => {
  const guards = await readGuards();
  expect(guards.length).toBeGreaterThan(2);
  for (const guard of guards) {
    const [side, ...allowed] = guard.arguments;
    const marked = matrix.rows.get(guard.table)!;
    const column = marked.table.columns.find(({ name, type }) => type === 'text' && !allowed.includes(name))!.name;
    const granted = `GRANT SELECT, UPDATE ON ${pg.escapeIdentifier(guard.table)} TO etouch_client, etouch_retoucher;`;
    const change = (schema = '') =>
      matrix.attempts.changing(marked, matrix.actors[ACTOR_OF[side!]!]!, column, granted + schema);
    const label = `${guard.table}.${column}, ${side}`;
    expect(await change(), label).toBe('42501');
    const dropped = `DROP TRIGGER ${pg.escapeIdentifier(guard.name)} ON ${pg.escapeIdentifier(guard.table)}`;
    expect(await change(dropped), label).not.toBe('42501');
  }
});
