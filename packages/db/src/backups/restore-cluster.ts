import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { loadDatabaseSecrets } from '../database-secrets.ts';
import { restoredClusterPath } from '../embedded/cluster.ts';
import { SUPERUSER } from '../embedded/create-cluster.ts';
import { stopPostmaster } from '../embedded/postmaster.ts';
import { clusterPath, startEmbeddedPostgres } from '../embedded/start-embedded-postgres.ts';
import { enterReadOnly } from '../maintenance/read-only.ts';
import { withClient } from '../with-client.ts';
import { stamp } from './backup.ts';
import { flush, flushAll, verifySeal } from './checksums.ts';
import { copyDirectory } from './copy-directory.ts';
import { assertSpace } from './disk-space.ts';
import { copyPasswords, removeCopy, startCopy } from './embedded-copy.ts';
import type { Restored, RestoreOptions } from './restore-backup.ts';
import { restoringDirectory } from './unfinished.ts';
import { compareTables } from './verify-backup.ts';

/** Stands in a restored cluster, and moves with it: which attempt it is, and where the replaced one goes. */
interface Mark {
  run: string | undefined;
  backup: string;
  kept: string;
}

const MARK = 'etouch-restored.json';

/** Restores the embedded server's files; see restore-backup.ts. */
export async function restoreCluster(options: RestoreOptions): Promise<Restored> {
  const { dataDir, run, log = () => {} } = options;
  const cluster = clusterPath(dataDir);
  const restored = restoredClusterPath(cluster);
  const isThisRun = (mark: Mark | undefined) => run !== undefined && mark?.run === run;
  const done = await readMark(cluster);
  if (!isThisRun(done)) {
    if (!isThisRun(await readMark(restored))) await prepare(options, cluster, restored);
    log('Putting it in the place of the database');
    await swap(cluster, restored, log);
    log('The database is replaced');
  }
  await startEmbeddedPostgres({ dataDir });
  return { kept: (await readMark(cluster))!.kept };
}

/** Copies and compares the backup; when `restored` exists under its name it is whole and on the disk. */
async function prepare(options: RestoreOptions, cluster: string, restored: string): Promise<void> {
  const { dataDir, backup, run, log = () => {} } = options;
  log('Reading the checksums of the backup');
  await verifySeal(backup.path);
  const draft = restoringDirectory(dataDir);
  await removeCopy(draft);
  await rm(restored, { recursive: true, force: true });
  await assertSpace(dataDir, backup.sizeBytes, 'the restored database');
  try {
    log('Copying the backup');
    await mkdir(draft, { mode: 0o711 });
    await copyDirectory(clusterPath(backup.path), clusterPath(draft));
    await copyPasswords(backup.path, draft);
    log('Starting the copy and comparing it');
    await checkAndAdmit(options, draft);
    const mark: Mark = { run, backup: backup.path, kept: `${cluster}.replaced-${stamp()}` };
    await writeFile(join(clusterPath(draft), MARK), JSON.stringify(mark), { mode: 0o600 });
    await flushAll(clusterPath(draft));
    log('The copy is whole');
    await rename(clusterPath(draft), restored);
    await flush(dataDir);
  } finally {
    await removeCopy(draft);
  }
}

/** The backup may come from another installation, or from before its passwords were made anew. */
async function checkAndAdmit({ dataDir, backup }: RestoreOptions, draft: string): Promise<void> {
  const copy = await startCopy(draft);
  try {
    await compareTables(copy.adminUrl, backup);
    // Nobody writes before the caller has looked at it and lets go.
    await enterReadOnly(copy.adminUrl);
    const { superuser } = await loadDatabaseSecrets(dataDir);
    await withClient(copy.adminUrl, async (admin) => {
      await admin.query('SET default_transaction_read_only = off');
      await admin.query(`ALTER ROLE ${SUPERUSER} PASSWORD ${pg.escapeLiteral(superuser)}`);
    });
  } finally {
    await copy.stop();
  }
}

/** Between the two renames there is no cluster: whoever starts the server then does the second one (embedded/cluster.ts). */
async function swap(cluster: string, restored: string, log: (line: string) => void): Promise<void> {
  const { kept } = (await readMark(restored))!;
  await stopPostmaster(cluster);
  if (existsSync(cluster)) await rename(cluster, kept);
  log(`The replaced one is kept in ${kept}`);
  await rename(restored, cluster).catch((error: NodeJS.ErrnoException) => {
    if (existsSync(restored)) throw error;
  });
  await flush(join(cluster, '..'));
}

async function readMark(cluster: string): Promise<Mark | undefined> {
  const text = await readFile(join(cluster, MARK), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Mark);
}
