import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { withClient } from '../with-client.ts';
import { readPostmaster, stopPostmaster } from './postmaster.ts';
import { THROWAWAY } from './settings.ts';
import { clusterPath, startEmbeddedPostgres } from './start-embedded-postgres.ts';
import type { EmbeddedPostgres } from './start-embedded-postgres.ts';

const directories: string[] = [];
const root = process.getuid?.() === 0;

async function newDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'embedded-'));
  await chmod(dataDir, 0o755);
  directories.push(dataDir);
  return dataDir;
}

afterEach(async () => {
  for (const directory of directories.splice(0)) {
    await stopPostmaster(clusterPath(directory));
    await rm(directory, { recursive: true, force: true });
  }
});

const start = (dataDir: string, env: NodeJS.ProcessEnv = {}) =>
  startEmbeddedPostgres({ dataDir, env: { ...process.env, ...env }, settings: THROWAWAY });

async function keepNumber(server: EmbeddedPostgres): Promise<void> {
  await withClient(server.superuserUrl(), (client) =>
    client.query('CREATE TABLE IF NOT EXISTS kept AS SELECT 42 AS number'),
  );
}

async function keptNumber(server: EmbeddedPostgres): Promise<unknown> {
  const { rows } = await withClient(server.superuserUrl(), (client) => client.query('SELECT number FROM kept'));
  return rows[0];
}

test('it starts on loopback, is found again while it runs, and keeps its port and data over a restart', async () => {
  const dataDir = await newDataDir();
  const [first, second] = await Promise.all([start(dataDir), start(dataDir)]);
  expect(second.port).toBe(first.port);
  await keepNumber(first);
  expect((await start(dataDir)).reused).toBe(true);
  await first.stop();
  expect(await readPostmaster(clusterPath(dataDir))).toBeUndefined();
  const third = await start(dataDir);
  expect(third).toMatchObject({ reused: false, port: first.port });
  expect(await keptNumber(third)).toEqual({ number: 42 });
  const { rows } = await withClient(third.superuserUrl(), (client) =>
    client.query(
      `SELECT current_setting('listen_addresses') AS listen, current_setting('data_checksums') AS checksums`,
    ),
  );
  expect(rows).toEqual([{ listen: '127.0.0.1', checksums: 'on' }]);
  expect((await stat(join(dataDir, 'secrets/database.json'))).mode & 0o777).toBe(0o600);
  expect((await readdir(dataDir)).filter((name) => name.startsWith('postgres.new-'))).toEqual([]);
});

test('after kill -9 of the server it starts again with everything committed', async () => {
  const dataDir = await newDataDir();
  // With the product's own settings: throw-away ones would lose what was committed last.
  const server = await startEmbeddedPostgres({ dataDir });
  await keepNumber(server);
  const { pid } = (await readPostmaster(clusterPath(dataDir)))!;
  process.kill(pid, 'SIGKILL');
  const again = await start(dataDir);
  expect(again.reused).toBe(false);
  expect(await keptNumber(again)).toEqual({ number: 42 });
});

test('it outlives a killed parent and is found by the next start', async () => {
  const dataDir = await newDataDir();
  const module = new URL('start-embedded-postgres.ts', import.meta.url);
  const script = `import { startEmbeddedPostgres } from '${module.href}';
    await startEmbeddedPostgres({ dataDir: process.argv[1] });
    process.kill(process.pid, 'SIGKILL');`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], { stdio: 'inherit' });
  const [, signal] = (await once(parent, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  expect((await start(dataDir)).reused).toBe(true);
});

test('a port that somebody took is exchanged', async () => {
  const dataDir = await newDataDir();
  const server = await start(dataDir);
  await server.stop();
  const thief = createServer().listen(server.port, '127.0.0.1');
  await once(thief, 'listening');
  const again = await start(dataDir);
  thief.close();
  expect(again.port).not.toBe(server.port);
  expect(await readFile(join(dataDir, 'postgres.port'), 'utf8')).toBe(String(again.port));
});

test('a directory of another version or of something else is refused by name', async () => {
  const dataDir = await newDataDir();
  await mkdir(clusterPath(dataDir));
  await expect(start(dataDir)).rejects.toThrow(/is not a PostgreSQL directory.*ETOUCH_DATA/);
  await writeFile(join(clusterPath(dataDir), 'PG_VERSION'), '15\n');
  await expect(start(dataDir)).rejects.toThrow(/written by PostgreSQL 15.*ETOUCH_DATA/);
});

test('a password that is not the kept one is not taken for ours', async () => {
  const dataDir = await newDataDir();
  await start(dataDir);
  await rm(join(dataDir, 'secrets'), { recursive: true });
  await expect(start(dataDir)).rejects.toThrow(/does not accept the password/);
});

test.runIf(root)('root without user namespaces becomes an ordinary user, and back again', async () => {
  const dataDir = await newDataDir();
  const switched = await start(dataDir, { ETOUCH_NO_USERNS: '1' });
  const { pid } = (await readPostmaster(clusterPath(dataDir)))!;
  expect((await stat(`/proc/${pid}`)).uid).not.toBe(0);
  expect((await stat(clusterPath(dataDir))).uid).not.toBe(0);
  await keepNumber(switched);
  await switched.stop();
  const inNamespace = await start(dataDir);
  expect(await keptNumber(inNamespace)).toEqual({ number: 42 });
  await inNamespace.stop();
  expect(await keptNumber(await start(dataDir, { ETOUCH_NO_USERNS: '1' }))).toEqual({ number: 42 });
});

test.runIf(root)('a directory the ordinary user may not enter is named, with what to do', async () => {
  const dataDir = await newDataDir();
  await chmod(dataDir, 0o700);
  await expect(start(dataDir, { ETOUCH_NO_USERNS: '1' })).rejects.toThrow(
    new RegExp(`may not enter ${dataDir}.*chmod o\\+x ${dataDir}`),
  );
});

test.runIf(root)('binaries the ordinary user may not read are copied beside the data', async () => {
  const dataDir = await newDataDir();
  const { executableBinaries } = await import('./access.ts');
  const { chooseIdentity } = await import('./identity.ts');
  const { nativeDirectory } = await import('./native-binaries.ts');
  const { cp } = await import('node:fs/promises');
  const closed = join(dataDir, 'closed');
  await mkdir(closed, { mode: 0o700 });
  await cp(nativeDirectory(), join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
  const identity = chooseIdentity({ ETOUCH_NO_USERNS: '1' });
  expect(await executableBinaries(identity, join(closed, 'native'), dataDir)).toBe(join(dataDir, 'postgres-bin'));
});
