import type pg from 'pg';
import type { InventoryEntry } from '../backups/inventory.ts';

/** A connection of the role etouch_jobs, which alone may ask about the files of every studio. */
export type JobsClient = pg.Client;

const BATCH = 2_000;

interface Row {
  key: string;
  folder: boolean;
  expected: boolean;
  bytes: string | null;
  sha256: string | null;
}

/**
 * Every stored file that any row names at this moment, in the order in which stores list theirs; the rows are kept by the
 * database and fetched in parts, and no transaction stays open.
 * @param client of the role etouch_jobs
 */
export async function* namedFiles(client: JobsClient): AsyncGenerator<InventoryEntry> {
  await client.query(`DECLARE named NO SCROLL CURSOR WITH HOLD FOR
    SELECT key, folder, bool_or(expected) AS expected, max(bytes)::text AS bytes, max(sha256) AS sha256
      FROM app.stored_files() GROUP BY key, folder
      ORDER BY (key || CASE WHEN folder THEN '/' ELSE '' END) COLLATE "C"`);
  try {
    for (;;) {
      const { rows } = await client.query<Row>(`FETCH ${BATCH} FROM named`);
      if (rows.length === 0) return;
      for (const { key, folder, expected, bytes, sha256 } of rows) {
        yield {
          store: 'files',
          key,
          ...(folder && { folder }),
          ...(!expected && { optional: true }),
          ...(bytes !== null && { bytes: Number(bytes) }),
          ...(sha256 !== null && { sha256 }),
        };
      }
    }
  } finally {
    await client.query('CLOSE named').catch(() => undefined);
  }
}

/** The folders a key lies in, and itself: whatever names one of them names it. */
export function waysToName(key: string): string[] {
  const segments = key.split('/');
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

/**
 * Which of some files a row names now, by their own key or by a folder they lie in.
 * @param which `expected`: only rows that say that the file must be there
 */
export async function whichAreNamed(
  client: JobsClient,
  keys: readonly string[],
  which: 'named' | 'expected' = 'named',
): Promise<Set<string>> {
  const { rows } = await client.query<{ key: string }>(
    `SELECT DISTINCT key FROM app.stored_files() WHERE key = ANY($1) AND (expected OR $2)`,
    [[...new Set(keys.flatMap(waysToName))], which === 'named'],
  );
  const named = new Set(rows.map((row) => row.key));
  return new Set(keys.filter((key) => waysToName(key).some((way) => named.has(way))));
}
