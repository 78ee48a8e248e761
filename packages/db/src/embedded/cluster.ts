import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { giveTo, ownerOf } from './access.ts';
import type { Identity } from './identity.ts';
import { runAs } from './spawn-as.ts';
import { chown } from 'node:fs/promises';

export const SUPERUSER = 'postgres';
const MAJOR_VERSION = '18';

export interface ClusterOptions {
  identity: Identity;
  /** Directory with `bin/initdb`. */
  native: string;
  /** PostgreSQL's own directory (PGDATA). */
  cluster: string;
  superuserPassword: string;
}

/**
 * Makes the cluster when there is none. It is prepared beside its place and renamed into it when complete, so a crash in
 * the middle leaves nothing that looks like a database, and of two that start at once the first one wins.
 * @throws DatabaseSetupError when initdb fails, or when the data belong to another major version
 */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  const { cluster, identity } = options;
  await finishRestore(cluster);
  if (!existsSync(cluster)) await createCluster(options);
  await assertVersion(cluster);
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

async function createCluster({ identity, native, cluster, superuserPassword }: ClusterOptions): Promise<void> {
  await mkdir(dirname(cluster), { recursive: true });
  const draft = await mkdtemp(`${cluster}.new-`);
  const data = join(draft, 'data');
  const passwordFile = join(draft, 'password');
  try {
    await mkdir(data, { mode: 0o700 });
    await writeFile(passwordFile, superuserPassword, { mode: 0o600 });
    const owner = ownerOf(identity);
    if (owner) for (const path of [draft, data, passwordFile]) await chown(path, owner.uid, owner.gid);
    const { code, output } = await runAs(identity, join(native, 'bin/initdb'), [
      `--pgdata=${data}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
    ]);
    if (code !== 0) throw new DatabaseSetupError(`initdb could not prepare ${cluster}: ${lastLine(output)}`);
    await rename(data, cluster).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function assertVersion(cluster: string): Promise<void> {
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version?.trim() === MAJOR_VERSION) return;
  throw new DatabaseSetupError(
    version
      ? `${cluster} was written by PostgreSQL ${version.trim()}, this is ${MAJOR_VERSION}: set ETOUCH_DATA to another directory`
      : `${cluster} is not a PostgreSQL directory: set ETOUCH_DATA to another directory, or remove it`,
  );
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}
