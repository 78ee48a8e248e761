import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { storedFilesSql, storedKeys, type StoredKey } from '../files/stored-keys.ts';
import { FILES } from './backup.ts';

/** One stored file that rows name, or a folder of keys in which the product keeps several. */
export interface InventoryEntry {
  /** `files`: originals, versions, deliverables, derivatives. `incoming`: bytes of uploads under way. */
  store: 'files' | 'incoming';
  key: string;
  /** The files are `<key>/…`. */
  folder?: true;
  /** Size in bytes where the rows know it; of an upload under way, what has been acknowledged: there may be more. */
  bytes?: number;
  /** Of the whole file, hexadecimal. */
  sha256?: string;
  /** A row names it, but it need not be there. */
  optional?: true;
}

/**
 * Every file that must be there, once, in the byte order of store and key (a folder's with its slash): the order in which
 * stores list theirs. The key of an upload that is not complete belongs to a file that does not exist yet.
 */
const entriesSql = (keys: readonly StoredKey[]) => `
  SELECT store, key, folder, max(bytes)::text AS bytes, max(sha256) AS sha256 FROM (
    SELECT 'files' AS store, key, folder, bytes, sha256
      FROM (${storedFilesSql(keys)}) AS stored (key, folder, expected, bytes, sha256) WHERE expected
    UNION ALL SELECT 'incoming', split_part("storageKey", '/', 2) || '/' || id || '/bytes', false, "offsetBytes", NULL
      FROM public."UploadSession" WHERE state = 'OPEN'
  ) AS named GROUP BY store, key, folder
  ORDER BY store COLLATE "C", (key || CASE WHEN folder THEN '/' ELSE '' END) COLLATE "C"`;

const BATCH = 2000;

interface Row {
  store: InventoryEntry['store'];
  key: string;
  folder: boolean;
  bytes: string | null;
  sha256: string | null;
}

function entryOf({ store, key, folder, bytes, sha256 }: Row): InventoryEntry {
  const known = { ...(bytes === null ? {} : { bytes: Number(bytes) }), ...(sha256 === null ? {} : { sha256 }) };
  return { store, key, ...(folder ? { folder } : {}), ...known };
}

/**
 * Writes the inventory to `files.jsonl` of a backup, line by line, in the caller's transaction.
 * A database without our tables names no file.
 * @returns how many entries, and the bytes known of them
 */
export async function writeInventory(client: pg.Client, directory: string): Promise<{ count: number; bytes: number }> {
  const total = { count: 0, bytes: 0 };
  const lines = async function* () {
    for await (const entry of entries(client)) {
      total.count += 1;
      total.bytes += entry.bytes ?? 0;
      yield `${JSON.stringify(entry)}\n`;
    }
  };
  await pipeline(lines, createWriteStream(join(directory, FILES), { mode: 0o600 }));
  return total;
}

async function* entries(client: pg.Client): AsyncGenerator<InventoryEntry> {
  // A backup is taken before a migration too: of columns that came later no file is known yet.
  const { rows: columns } = await client.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  const there = new Set(columns.map(({ name }) => name));
  if (!there.has('UploadSession.storageKey')) return;
  const keys = storedKeys.filter(({ table, column }) => there.has(`${table}.${column}`));
  await client.query(`DECLARE inventory NO SCROLL CURSOR FOR ${entriesSql(keys)}`);
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${BATCH} FROM inventory`);
    if (rows.length === 0) return;
    yield* rows.map(entryOf);
  }
}

/** Reads it again, in its order. */
export async function* readInventory(directory: string): AsyncGenerator<InventoryEntry> {
  const lines = createInterface({ input: createReadStream(join(directory, FILES)), crlfDelay: Infinity });
  for await (const line of lines) if (line !== '') yield JSON.parse(line) as InventoryEntry;
}
