import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { FILES } from './backup.ts';

/** One stored file that rows name, or a prefix of keys (it ends with a slash) below which the product keeps several. */
export interface InventoryEntry {
  /** `files`: originals, versions, deliverables, derivatives. `incoming`: bytes of uploads under way. */
  store: 'files' | 'incoming';
  key: string;
  /** Size in bytes where the rows know it; of an upload under way, what has been acknowledged: there may be more. */
  bytes?: number;
  /** Of the whole file, hexadecimal. */
  sha256?: string;
}

/**
 * Every file that rows name, once, in the byte order of store and key: the order in which stores list theirs.
 * The keys of an upload that is not complete belong to a file that does not exist yet.
 */
const ENTRIES = `
  SELECT store, key, max(bytes)::text AS bytes, max(sha256) AS sha256 FROM (
    SELECT 'files' AS store, "storageKey" AS key, "sizeBytes" AS bytes, sha256
      FROM "Asset" WHERE "storageKey" IS NOT NULL AND status <> 'UPLOADING'
    UNION ALL SELECT 'files', "storageKey", "sizeBytes", sha256 FROM "RetouchVersion"
    UNION ALL SELECT 'files', "storageKey", "sizeBytes", sha256 FROM "Deliverable"
    UNION ALL SELECT 'files', "derivativesKey" || '/', NULL, NULL FROM "Asset" WHERE "derivativesKey" IS NOT NULL
    UNION ALL SELECT 'files', "derivativesKey" || '/', NULL, NULL FROM "RetouchVersion" WHERE "derivativesKey" IS NOT NULL
    UNION ALL SELECT 'incoming', split_part("storageKey", '/', 2) || '/' || id || '/bytes', "offsetBytes", NULL
      FROM "UploadSession" WHERE state = 'OPEN'
  ) AS named GROUP BY store, key ORDER BY store COLLATE "C", key COLLATE "C"`;

const BATCH = 2000;

/**
 * Writes the inventory to `files.jsonl` of a backup, line by line, in the caller's transaction.
 * A database without our tables names no file.
 * @returns how many entries, and the bytes known of them
 */
export async function writeInventory(client: pg.Client, directory: string): Promise<{ count: number; bytes: number }> {
  const total = { count: 0, bytes: 0 };
  const out = createWriteStream(join(directory, FILES), { mode: 0o600 });
  try {
    const { rows: ready } = await client.query<{ ready: boolean }>(
      `SELECT count(*) = 4 AS ready FROM pg_tables WHERE schemaname = 'public'
          AND tablename IN ('Asset', 'RetouchVersion', 'Deliverable', 'UploadSession')`,
    );
    if (ready[0]?.ready) {
      await client.query(`DECLARE inventory NO SCROLL CURSOR FOR ${ENTRIES}`);
      for (;;) {
        const { rows } = await client.query<Record<keyof InventoryEntry, string | null>>(
          `FETCH ${BATCH} FROM inventory`,
        );
        if (rows.length === 0) break;
        const entries = rows.map(({ store, key, bytes, sha256 }) => ({
          store,
          key,
          ...(bytes === null ? {} : { bytes: Number(bytes) }),
          ...(sha256 === null ? {} : { sha256 }),
        }));
        for (const { bytes = 0 } of entries) total.bytes += bytes;
        total.count += entries.length;
        if (!out.write(`${entries.map((entry) => JSON.stringify(entry)).join('\n')}\n`)) await once(out, 'drain');
      }
    }
  } finally {
    out.end();
    await finished(out);
  }
  return total;
}

/** Reads it again, in its order. */
export async function* readInventory(directory: string): AsyncGenerator<InventoryEntry> {
  const lines = createInterface({ input: createReadStream(join(directory, FILES)), crlfDelay: Infinity });
  for await (const line of lines) if (line !== '') yield JSON.parse(line) as InventoryEntry;
}
