import type { Client } from 'pg';
import { withClient } from '../../with-client.ts';
import type { LoadSize } from './load-size.ts';
import { ORGANIZATIONS, PROJECTS } from './load-organizations.ts';
import { ASSETS } from './load-assets.ts';
import { RETOUCHING } from './load-retouching.ts';
import { MESSAGES } from './load-messages.ts';

/**
 * Fills an empty, migrated database with a whole installation at work, in SQL alone: about 30,000 rows a second.
 * Foreign keys and triggers are left out while it does (the rows keep them all the same); CHECK constraints are not.
 * Keys are made from a number (`load_id(kind, n)`), so that a test can name any row.
 * @param superuserUrl a role that may set session_replication_role
 */
export async function fillLoad(superuserUrl: string, size: LoadSize): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '256MB'`);
    await client.query(KEYS);
    await setSizes(client, size);
    const indexes = await dropIndexes(client, size.studios * size.projects * size.assets);
    for (const statement of [...ORGANIZATIONS, ...PROJECTS, ...ASSETS, ...RETOUCHING, ...MESSAGES]) {
      await client.query(statement);
    }
    for (const index of indexes) await client.query(index);
    await client.query('VACUUM ANALYZE');
  });
}

/** The same numbers give the same keys; they sort by number, as uuid v7 sort by time. */
const KEYS = `
  CREATE FUNCTION pg_temp.load_id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
  $$ SELECT (lpad(to_hex(kind), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$`;

async function setSizes(client: Client, { studios, clients, projects, assets }: LoadSize): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE size AS SELECT ${studios} AS studios, ${clients} AS clients, ${projects} AS projects, ${assets} AS assets`);
}

/** Rows first, then indexes: for millions of rows several times faster. */
async function dropIndexes(client: Client, rows: number): Promise<string[]> {
  if (rows < 200_000) return [];
  const { rows: found } = await client.query<{ name: string; definition: string }>(`
    SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
    FROM pg_index i WHERE i.indrelid IN ('"Asset"'::regclass, '"PhotoMark"'::regclass, '"RoundAsset"'::regclass,
      '"RetouchVersion"'::regclass, '"Comment"'::regclass, '"SelectionItem"'::regclass)
      AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)`);
  for (const { name } of found) await client.query(`DROP INDEX ${name}`);
  return found.map(({ definition }) => definition);
}
