import { createTestDatabase } from './database.ts';
import { withClient } from '../with-client.ts';

/**
 * The moves the database lets rows of a table make.
 * @param states every value of the column that holds the state
 * @returns sorted words `FROM TO`
 */
export async function keptMoves(table: string, states: readonly string[]): Promise<string[]> {
  const urls = await createTestDatabase();
  const { rows } = await withClient(urls.ownerUrl, (client) =>
    client.query<{ move: string }>(
      `SELECT f || ' ' || t AS move FROM unnest($2::text[]) f, unnest($2::text[]) t WHERE app.may_move($1, f, t)`,
      [table, states],
    ),
  );
  await urls.drop();
  return rows.map(({ move }) => move).toSorted();
}
