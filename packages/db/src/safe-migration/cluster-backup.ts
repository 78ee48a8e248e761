import { cp, link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { restoredClusterPath } from '../embedded/cluster.ts';
import { stopPostmaster } from '../embedded/postmaster.ts';
import { clusterPath, startEmbeddedPostgres } from '../embedded/start-embedded-postgres.ts';
import { DATABASE } from '../role-names.ts';
import { verifyChecksums, writeChecksums } from './checksums.ts';
import { countRows, firstDifference } from './row-counts.ts';

const MANIFEST = 'sha256sums';
const UNFINISHED = '.unchecked';

/**
 * Copies the stopped embedded cluster to `<dataDir>/backups/<time>`, starts the copy, compares the rows of every table
 * and seals it with checksums. The server runs again afterwards, on its old port.
 * @returns the backup's directory
 * @throws DatabaseSetupError when the copy is not equal; the original is untouched
 */
export async function backUpCluster(dataDir: string): Promise<string> {
  const backup = join(dataDir, 'backups', stamp());
  const draft = `${backup}${UNFINISHED}`;
  await mkdir(dirname(backup), { recursive: true, mode: 0o711 });
  await removeUnfinished(dirname(backup));
  await mkdir(draft, { mode: 0o711 });
  await stopPostmaster(clusterPath(dataDir));
  try {
    await cp(clusterPath(dataDir), clusterPath(draft), { recursive: true, preserveTimestamps: true });
  } finally {
    await startEmbeddedPostgres({ dataDir });
  }
  await compare(dataDir, draft);
  await writeChecksums(clusterPath(draft), join(draft, MANIFEST));
  await rename(draft, backup);
  return backup;
}

/**
 * Puts a backup in the place of the cluster. The backup stays. A crash at any point leaves either the old cluster or the
 * restored one to be found by the next start.
 * @returns where the replaced cluster was moved to
 */
export async function restoreCluster({ dataDir, backup }: { dataDir: string; backup: string }): Promise<string> {
  await verifyChecksums(clusterPath(backup), join(backup, MANIFEST));
  const cluster = clusterPath(dataDir);
  const restored = restoredClusterPath(cluster);
  const draft = `${restored}.copying`;
  await rm(draft, { recursive: true, force: true });
  await cp(clusterPath(backup), draft, { recursive: true, preserveTimestamps: true });
  await rename(draft, restored);
  await stopPostmaster(cluster);
  const failed = `${cluster}.failed-${stamp()}`;
  await rename(cluster, failed);
  await rename(restored, cluster);
  await startEmbeddedPostgres({ dataDir });
  return failed;
}

/** Both run at the same time, each on its own port; the copy knows the same passwords. */
async function compare(dataDir: string, copy: string): Promise<void> {
  await mkdir(join(copy, 'secrets'), { mode: 0o700 });
  await link(join(dataDir, 'secrets/database.json'), join(copy, 'secrets/database.json'));
  const [original, copied] = [await startEmbeddedPostgres({ dataDir }), await startEmbeddedPostgres({ dataDir: copy })];
  try {
    const expected = await countRows(original.superuserUrl(DATABASE));
    const difference = firstDifference(expected, await countRows(copied.superuserUrl(DATABASE)));
    if (difference)
      throw new DatabaseSetupError(`the backup ${copy} is not equal: ${difference}; nothing was migrated`);
  } finally {
    await copied.stop();
  }
}

/** What a killed backup left: never checked, so of no use, and its copy may still be running. */
async function removeUnfinished(backups: string): Promise<void> {
  for (const name of await readdir(backups)) {
    if (!name.endsWith(UNFINISHED)) continue;
    await stopPostmaster(clusterPath(join(backups, name)));
    await rm(join(backups, name), { recursive: true, force: true });
  }
}

/** UTC time for names of directories, to the millisecond. */
function stamp(): string {
  return new Date().toISOString().replaceAll(/[:.]/g, '-');
}
