import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSetupError } from '../database-setup-error.ts';

/** Where distributions keep the programs of one major version; PATH often leads to another one, or to a wrapper. */
const PLACES = [
  (major: number) => `/usr/lib/postgresql/${major}/bin`,
  (major: number) => `/usr/pgsql-${major}/bin`,
  (major: number) => `/opt/homebrew/opt/postgresql@${major}/bin`,
  (major: number) => `/usr/local/opt/postgresql@${major}/bin`,
];

/** pg_dump and pg_restore to be used with one server. */
export interface Programs {
  dump: string;
  restore: string;
}

/**
 * Finds pg_dump and pg_restore that know a server of this version: in the directory ETOUCH_PG_BIN names and nowhere else
 * when it is set, otherwise those of the very version where distributions put them, then on PATH.
 * @throws DatabaseSetupError that says which version is needed and which was found
 */
export function findPrograms(serverMajor: number, env: NodeJS.ProcessEnv = process.env): Programs {
  const own = env.ETOUCH_PG_BIN;
  const directories = own ? [own] : [...PLACES.map((place) => place(serverMajor)).filter(existsSync), ''];
  const found: string[] = [];
  for (const directory of directories) {
    const programs = { dump: join(directory, 'pg_dump'), restore: join(directory, 'pg_restore') };
    const versions = [majorOf(programs.dump), majorOf(programs.restore)];
    if (versions.every((version) => version !== undefined && version >= serverMajor)) return programs;
    if (versions[0] !== undefined) found.push(`${Math.min(...versions.map((version) => version ?? 0)) || versions[0]}`);
  }
  throw new DatabaseSetupError(
    `a backup of PostgreSQL ${serverMajor} needs pg_dump and pg_restore ${serverMajor} or newer (found ${found.join(', ') || 'none'}): install them, or name their directory in ETOUCH_PG_BIN`,
  );
}

function majorOf(program: string): number | undefined {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  const version = status === 0 ? Number(/\) (\d+)/.exec(stdout)?.[1]) : Number.NaN;
  return Number.isInteger(version) ? version : undefined;
}

/**
 * Runs one of them to its end. The connection goes through the environment: arguments are visible to everyone on the
 * machine.
 * @param url whom and where; its query part (sslmode and the like) goes along
 * @throws DatabaseSetupError with its last words
 */
export async function runProgram(program: string, args: string[], url: string, signal?: AbortSignal): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: environment(url), signal });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors = `${errors}${chunk.toString()}`.slice(-20_000)));
  const code = await new Promise<number | null>((settle, fail) => child.once('error', fail).once('close', settle));
  if (code === 0) return;
  if (/row-level security|permission denied|must be (member|able to SET ROLE)/.test(errors))
    throw rightsMissing(lastLine(errors));
  throw new DatabaseSetupError(`${program} failed: ${lastLine(errors)}`);
}

/** A whole backup is refused to whom the server would show a part of the rows. */
export function rightsMissing(reason: string): DatabaseSetupError {
  return new DatabaseSetupError(
    `DATABASE_DIRECT_URL: a whole backup needs a role with pg_read_all_data and BYPASSRLS: ${reason}`,
  );
}

const PARAMETERS: Record<string, string> = {
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
};

function environment(url: string): NodeJS.ProcessEnv {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const passed = [...searchParams].flatMap(([name, value]) => (PARAMETERS[name] ? [[PARAMETERS[name], value]] : []));
  return {
    ...process.env,
    ...Object.fromEntries(passed),
    PGHOST: searchParams.get('host') ?? hostname.replaceAll(/[[\]]/g, ''),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    PGCONNECT_TIMEOUT: '10',
    // While an application is held in read-only, its administrator still writes.
    PGOPTIONS: '-c default_transaction_read_only=off -c statement_timeout=0 -c lock_timeout=0',
  };
}

/** What went wrong; the statement that did comes after it. */
function lastLine(text: string): string {
  const lines = text.trim().split('\n');
  return lines.findLast((line) => / error: |ERROR: /.test(line)) ?? lines.at(-1) ?? '';
}
