import type pg from 'pg';
import { withClient } from '../with-client.ts';

/** Runs `work` on a connection of its own in a transaction that sees one moment and cannot change anything. */
export async function inSnapshot<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  });
}
