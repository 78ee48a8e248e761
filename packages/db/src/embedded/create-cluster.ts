import { chown, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { DATABASE } from '../role-names.ts';
import { ownerOf } from './access.ts';
import type { Identity } from './identity.ts';
import type { EmbeddedMajor } from './native-binaries.ts';
import { runAs } from './spawn-as.ts';

export const SUPERUSER = 'postgres';

export interface ClusterOptions {
  identity: Identity;
  /** Directory with `bin/initdb`. */
  native: string;
  major: EmbeddedMajor;
  /** PostgreSQL's own directory (PGDATA). */
  cluster: string;
  superuserPassword: string;
}

/**
 * Prepares a cluster beside its place and renames it into it when complete. When another process was first, its cluster
 * stays.
 * @throws DatabaseSetupError with the last words of the program that failed
 */
export async function createCluster({
  identity,
  native,
  major,
  cluster,
  superuserPassword,
}: ClusterOptions): Promise<void> {
  await mkdir(dirname(cluster), { recursive: true });
  const draft = await mkdtemp(`${cluster}.new-`);
  const data = join(draft, 'data');
  const passwordFile = join(draft, 'password');
  const run = async (program: string, args: string[], input?: string) => {
    const { code, output } = await runAs(identity, join(native, 'bin', program), args, input);
    if (code !== 0) throw new DatabaseSetupError(`${program} could not prepare ${cluster}: ${lastLine(output)}`);
  };
  try {
    await mkdir(data, { mode: 0o700 });
    await writeFile(passwordFile, superuserPassword, { mode: 0o600 });
    const owner = ownerOf(identity);
    if (owner) for (const path of [draft, data, passwordFile]) await chown(path, owner.uid, owner.gid);
    await run('initdb', [`--pgdata=${data}`, `--pwfile=${passwordFile}`, ...INITDB, ...locale(major)]);
    await run('postgres', ['--single', '-D', data, ...SINGLE_USER, 'postgres'], DATABASES);
    await rename(data, cluster).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

const INITDB = [`--username=${SUPERUSER}`, '--auth=scram-sha-256', '--encoding=UTF8', '--data-checksums'];

/** PostgreSQL 17 brought a locale that is the same on every machine; before, it is the system's. */
function locale(major: EmbeddedMajor): string[] {
  return major < 17 ? ['--locale=C.UTF-8'] : ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
}

const SINGLE_USER = ['-c', 'exit_on_error=on', '-c', 'dynamic_shared_memory_type=mmap'];

/** One statement a line. Ours is the only database anybody opens afterwards. */
const DATABASES = [DATABASE, 'postgres', 'template1']
  .map((database) => `REVOKE ALL ON DATABASE ${database} FROM PUBLIC;\n`)
  .toSpliced(0, 0, `CREATE DATABASE ${DATABASE};\n`)
  .join('');

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}
