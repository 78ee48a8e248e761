import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Backup } from '../backups/backup.ts';
import { withClient } from '../with-client.ts';
import { CATALOGUE } from './catalogue-query.ts';

/** Each object of the schema by kind and name, and a digest of its definition. */
type Catalogue = Map<string, string>;

const PLACE = 'maintenance.catalogue';

/**
 * Notes how the schema looks now that every migration has been applied: what differs from it later was changed by
 * something else. Kept in the database itself, because several machines may migrate it.
 * @param ownerUrl the tables' owner
 */
export async function recordCatalogue(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (owner) => {
    await owner.query('BEGIN');
    await owner.query(`
      CREATE SCHEMA IF NOT EXISTS maintenance;
      CREATE TABLE IF NOT EXISTS ${PLACE} (object text PRIMARY KEY, digest text NOT NULL);
      DELETE FROM ${PLACE}`);
    const now = await readCatalogue(owner);
    await owner.query(`INSERT INTO ${PLACE} SELECT * FROM unnest($1::text[], $2::text[])`, [
      [...now.keys()],
      [...now.values()],
    ]);
    await owner.query('COMMIT');
  });
}

/** What came out of a dump says the same in other words (`= ANY (ARRAY[…])` and the like): it is noted as it reads now. */
export async function noteRestored(ownerUrl: string, { kind }: Pick<Backup, 'kind'>): Promise<void> {
  if (kind === 'DUMP') await recordCatalogue(ownerUrl);
}

/**
 * Objects that are not as the last migration left them, in words: `added: index public.x`. Empty where nothing was ever
 * noted, or by a server of another major version, which words definitions differently.
 */
export async function findDrift(ownerUrl: string): Promise<string[]> {
  return withClient(ownerUrl, async (owner) => {
    const recorded = await recordedCatalogue(owner);
    const now = await readCatalogue(owner);
    if (!recorded || recorded.get('server') !== now.get('server')) return [];
    return differences(recorded, now);
  });
}

function differences(recorded: Catalogue, now: Catalogue): string[] {
  const objects = [...new Set([...recorded.keys(), ...now.keys()])].sort();
  return objects.flatMap((object) => {
    if (recorded.get(object) === now.get(object)) return [];
    if (!recorded.has(object)) return [`added: ${object}`];
    return [`${now.has(object) ? 'changed' : 'missing'}: ${object}`];
  });
}

async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  // Definitions name what is outside the search path in full: with none, everything.
  await client.query(`SET search_path = ''`);
  const { rows } = await client.query<{ object: string; definition: string | null }>(CATALOGUE);
  await client.query('RESET search_path');
  return new Map(
    rows.map(({ object, definition }) => [
      object,
      createHash('sha256')
        .update(definition ?? '')
        .digest('hex')
        .slice(0, 16),
    ]),
  );
}

async function recordedCatalogue(client: pg.Client): Promise<Catalogue | undefined> {
  const { rows: found } = await client.query<{ there: boolean }>(`SELECT to_regclass('${PLACE}') IS NOT NULL AS there`);
  if (!found[0]!.there) return undefined;
  const { rows } = await client.query<{ object: string; digest: string }>(`SELECT object, digest FROM ${PLACE}`);
  return rows.length === 0 ? undefined : new Map(rows.map(({ object, digest }) => [object, digest]));
}
