import { spawn, spawnSync } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { withClient } from '../with-client.ts';

/**
 * Dumps an external database with pg_dump (custom format) to `<dataDir>/backups/<time>.dump` and reads its list of
 * contents back.
 * Row-level security would leave rows out of it without a word: pg_dump refuses that, so the role must not be held by it.
 * @returns the file's path
 * @throws DatabaseSetupError when there is no pg_dump as new as the server, or it fails
 */
export async function dumpDatabase(adminUrl: string, dataDir: string): Promise<string> {
  await assertDumpVersion(adminUrl);
  const directory = join(dataDir, 'backups');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, `${new Date().toISOString().replaceAll(/[:.]/g, '-')}.dump`);
  const draft = `${file}.unchecked`;
  try {
    await run('pg_dump', ['--format=custom', `--file=${draft}`], adminUrl);
    await run('pg_restore', ['--list', draft], adminUrl);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
  return file;
}

async function assertDumpVersion(adminUrl: string): Promise<void> {
  const server = await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ major: number }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS major`,
    );
    return rows[0]!.major;
  });
  const { status, stdout } = spawnSync('pg_dump', ['--version'], { encoding: 'utf8' });
  const found = status === 0 ? Number(/(\d+)/.exec(stdout)?.[1]) : 0;
  if (found >= server) return;
  throw new DatabaseSetupError(
    `a backup of PostgreSQL ${server} needs pg_dump ${server} or newer on PATH (${found > 0 ? `found ${found}` : 'found none'})`,
  );
}

/** The connection goes through the environment: arguments are visible to everyone on the machine. */
async function run(program: string, args: string[], url: string): Promise<void> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      PGHOST: hostname,
      PGPORT: port || '5432',
      PGUSER: decodeURIComponent(username),
      PGPASSWORD: decodeURIComponent(password),
      PGDATABASE: decodeURIComponent(pathname.slice(1)),
    },
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const code = await new Promise<number | null>((settle, fail) => child.once('error', fail).once('close', settle));
  if (/row-level security|permission denied/.test(errors)) {
    throw new DatabaseSetupError(
      'DATABASE_DIRECT_URL: a whole backup needs a role with pg_read_all_data and BYPASSRLS; nothing was migrated',
    );
  }
  if (code !== 0)
    throw new DatabaseSetupError(`${program} failed, nothing was migrated: ${errors.trim().split('\n').at(-1)}`);
}
