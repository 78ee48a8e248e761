import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import { withClient } from '../with-client.ts';
import { DUMP } from './backup.ts';
import { sealDirectory } from './checksums.ts';
import type { BackupFacts, CreateBackupOptions } from './create-backup.ts';
import { assertSpace } from './disk-space.ts';
import { writeInventory } from './inventory.ts';
import { findPrograms, rightsMissing, runProgram } from './programs.ts';
import { readServerFacts } from './server-facts.ts';
import { readTables } from './table-facts.ts';

/**
 * Dumps an external database with pg_dump (custom format) into `draft` and reads its list of contents back. Facts,
 * inventory and dump come from one snapshot, so nobody need stop writing. Row-level security would leave rows out of it
 * without a word: it is switched off, and the server refuses a role it holds.
 */
export async function dumpDatabase(options: CreateBackupOptions, draft: string): Promise<BackupFacts> {
  const { database, log = () => {}, copied, signal } = options;
  return withClient(database.adminUrl, async (client) => {
    const { major, bytes } = await measure(client);
    const programs = findPrograms(major);
    await assertSpace(dirname(draft), bytes, 'a dump');
    await mkdir(draft, { mode: 0o700 });
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const { rows } = await client.query<{ snapshot: string }>('SELECT pg_export_snapshot() AS snapshot');
    const createdAt = new Date().toISOString();
    log('Reading what the tables hold');
    const tables = await readTables(client, { checksums: 'ALL' }).catch((error: { code?: string; message: string }) => {
      throw error.code === '42501' ? rightsMissing(error.message) : error;
    });
    const facts = { ...(await readServerFacts(client)), tables, files: await writeInventory(client, draft) };
    log('Dumping the database');
    const file = join(draft, DUMP);
    const args = ['--format=custom', `--snapshot=${rows[0]!.snapshot}`, `--file=${file}`];
    await runProgram(programs.dump, args, database.adminUrl, signal);
    await client.query('COMMIT');
    await copied?.();
    log('Reading the dump');
    await runProgram(programs.restore, ['--list', file], database.adminUrl, signal);
    log('Sealing it with checksums');
    return { kind: 'DUMP', createdAt, ...facts, sizeBytes: await sealDirectory(draft) };
  });
}

/** The server's major version, and what a dump may take: rows without indexes, of which compression halves at least. */
async function measure(client: pg.Client): Promise<{ major: number; bytes: number }> {
  const { rows } = await client.query<{ major: number; bytes: string }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS major,
            (SELECT coalesce(sum(pg_table_size(oid)), 0) / 2 FROM pg_class WHERE relkind = 'r')::bigint AS bytes`,
  );
  return { major: rows[0]!.major, bytes: Number(rows[0]!.bytes) };
}
