import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { restoredClusterPath } from '../embedded/cluster.ts';
import { clusterPath } from '../embedded/start-embedded-postgres.ts';
import { backupsDirectory } from './backup.ts';
import { removeCopy } from './embedded-copy.ts';

/** A backup that is being made, a copy that is being tried, a backup that is being removed. */
const LEFT = /\.(unfinished|copy|removing)$/;

/** Where a backup is made; only a whole and checked one gets its own name. */
export const draftOf = (path: string) => `${path}.unfinished`;

/** Where a scratch copy of a backup runs; the backup itself may lie on a medium that cannot be written. */
export const copyOf = (dataDir: string, path: string) => join(backupsDirectory(dataDir), `${basename(path)}.copy`);

/** Where a backup is restored before it takes the database's place. */
export function restoringDirectory(dataDir: string): string {
  return join(dataDir, 'restoring');
}

/**
 * Removes what killed backups, trials, restores and removals left on the disk, and ends servers that still run on it. For the
 * holder of the maintenance lock: nobody else may be at work on one.
 */
export async function removeUnfinished(dataDir: string): Promise<void> {
  const directory = backupsDirectory(dataDir);
  const names = await readdir(directory).catch(() => []);
  for (const name of names) if (LEFT.test(name)) await removeCopy(join(directory, name));
  await removeCopy(restoringDirectory(dataDir));
  const cluster = clusterPath(dataDir);
  // Without a cluster it is the database: the next start puts it in its place.
  if (existsSync(cluster)) await rm(restoredClusterPath(cluster), { recursive: true, force: true });
}

/** Removes a backup; a kill on the way leaves none that looks whole. */
export async function removeBackup(path: string): Promise<void> {
  await rename(path, `${path}.removing`);
  await removeCopy(`${path}.removing`);
}
