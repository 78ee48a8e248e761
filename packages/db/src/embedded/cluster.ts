import { existsSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { giveTo } from './access.ts';
import { createCluster } from './create-cluster.ts';
import type { ClusterOptions } from './create-cluster.ts';
import type { EmbeddedMajor } from './native-binaries.ts';

/**
 * Makes the cluster when there is none. It is prepared beside its place and renamed into it when complete, so a crash in
 * the middle leaves nothing that looks like a database, and of two that start at once the first one wins.
 * @throws DatabaseSetupError when initdb fails, or when the data belong to another major version
 */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  const { cluster, identity, major } = options;
  await finishRestore(cluster);
  if (!existsSync(cluster)) await createCluster(options);
  await assertVersion(cluster, major);
  await giveTo(identity, cluster);
}

/** Where a safe migration puts a complete copy just before it takes the place of a cluster it could not migrate. */
export function restoredClusterPath(cluster: string): string {
  return `${cluster}.restored`;
}

async function finishRestore(cluster: string): Promise<void> {
  const restored = restoredClusterPath(cluster);
  if (!existsSync(cluster) && existsSync(restored)) await rename(restored, cluster);
}

async function assertVersion(cluster: string, major: EmbeddedMajor): Promise<void> {
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version?.trim() === String(major)) return;
  throw new DatabaseSetupError(
    version
      ? `${cluster} was written by PostgreSQL ${version.trim()}, this is ${major}: set ETOUCH_DATA to another directory`
      : `${cluster} is not a PostgreSQL directory: set ETOUCH_DATA to another directory, or remove it`,
  );
}
