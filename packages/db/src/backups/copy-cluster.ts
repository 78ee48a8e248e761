import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { runningPostmaster, stopPostmaster } from '../embedded/postmaster.ts';
import { clusterPath, startEmbeddedPostgres } from '../embedded/start-embedded-postgres.ts';
import { leaveReadOnly } from '../maintenance/read-only.ts';
import { withClient } from '../with-client.ts';
import { FILES } from './backup.ts';
import { sealDirectory } from './checksums.ts';
import { copyDirectory } from './copy-directory.ts';
import type { BackupFacts, CreateBackupOptions } from './create-backup.ts';
import { assertSpace, directoryBytes } from './disk-space.ts';
import { copyPasswords, removeCopy, removeTraces, startCopy } from './embedded-copy.ts';
import { writeInventory } from './inventory.ts';
import { readServerFacts } from './server-facts.ts';
import { firstDifference, readTables } from './table-facts.ts';
import type { TableFacts } from './table-facts.ts';
import { inSnapshot } from './in-snapshot.ts';

/** Copies the stopped cluster into `draft`, starts the copy, compares it with the original, and seals it. */
export async function copyCluster(options: CreateBackupOptions, draft: string): Promise<BackupFacts> {
  const { database, dataDir, log = () => {}, copied, signal } = options;
  const cluster = clusterPath(dataDir);
  // Written now, it need not be written while everybody waits for the stop.
  await withClient(database.adminUrl, (admin) => admin.query('CHECKPOINT'));
  await assertSpace(dirname(draft), await directoryBytes(cluster), 'a backup');
  log('Reading what the tables hold');
  const expected = await inSnapshot(database.adminUrl, (client) => readTables(client));
  const createdAt = new Date().toISOString();
  await mkdir(draft, { mode: 0o711 });
  await copyPasswords(dataDir, draft);
  log('Stopping PostgreSQL');
  try {
    await stopPostmaster(cluster);
    log('Copying its files');
    const stopped = await readControl(cluster);
    await copyDirectory(cluster, clusterPath(draft), signal);
    if (!stopped.equals(await readControl(cluster)) || (await runningPostmaster(cluster)))
      throw new DatabaseSetupError('somebody started PostgreSQL while its files were copied: try again');
  } catch (error) {
    // On a full disk the server would find no room to start in.
    await removeCopy(draft);
    throw error;
  } finally {
    await startEmbeddedPostgres({ dataDir });
  }
  log('PostgreSQL runs again');
  await copied?.();
  signal?.throwIfAborted();
  log('Starting the copy and comparing it');
  const facts = await readCopy(draft, expected);
  await removeTraces(draft, ['postgres', 'secrets', FILES]);
  signal?.throwIfAborted();
  log('Sealing it with checksums');
  return { kind: 'CLUSTER', createdAt, ...facts, sizeBytes: await sealDirectory(draft) };
}

/** What every start and every stop of a server writes. */
function readControl(cluster: string): Promise<Buffer> {
  return readFile(join(cluster, 'global/pg_control'));
}

async function readCopy(draft: string, expected: TableFacts[]) {
  const copy = await startCopy(draft);
  try {
    // It was copied in read-only; whoever puts it in place by hand must find a database that can be written.
    await leaveReadOnly(copy.adminUrl);
    return await inSnapshot(copy.adminUrl, async (client) => {
      const tables = await readTables(client, { checksums: 'ALL' });
      const difference = firstDifference(expected, tables);
      if (difference) throw new DatabaseSetupError(`the backup is not equal to the database: ${difference}`);
      return { ...(await readServerFacts(client)), tables, files: await writeInventory(client, draft) };
    });
  } finally {
    await copy.stop();
  }
}
