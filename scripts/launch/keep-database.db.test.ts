import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openDatabase, type Database } from '@etouch/db/database';
import { stopPostmaster } from '@etouch/db/embedded/postmaster';
import { clusterPath } from '@etouch/db/embedded/start-embedded-postgres';
import { acquireMaintenanceLock } from '@etouch/db/maintenance/lock';
import { isReadOnly } from '@etouch/db/maintenance/read-only';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { inRoot } from '../bootstrap/paths.mjs';
import { lookAfterDatabase, postmasterPid } from './keep-database.ts';
import { temporary } from './testing/programs.ts';
import { waitForMaintenance } from './wait-for-maintenance.ts';

const dataDir = temporary('kept');
let database: Database;
const said: string[] = [];
const look = lookAfterDatabase({}, dataDir, { embedded: true }, (line) => said.push(line));
const stopDatabase = () => stopPostmaster(clusterPath(dataDir));

beforeAll(async () => {
  database = await openDatabase({ env: {}, dataDir });
});
beforeEach(() => void said.splice(0));
afterAll(() => database?.stop());

/** Another process at work on the database, that has made it read-only. */
async function operator() {
  const lock = inRoot('packages/db/src/maintenance/lock.ts');
  const readOnly = inRoot('packages/db/src/maintenance/read-only.ts');
  const script = `
    const { acquireMaintenanceLock } = await import(${JSON.stringify(lock)});
    const { enterReadOnly } = await import(${JSON.stringify(readOnly)});
    await acquireMaintenanceLock(${JSON.stringify(dataDir)}, 'db:backup');
    await enterReadOnly(process.env.ADMIN_URL);
    console.log('at work');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env['PATH'], ADMIN_URL: database.adminUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const ended = once(child, 'exit');
  return {
    pid: child.pid,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

it('starts a database that is gone', async () => {
  await stopDatabase();
  expect(await look()).toBe(0);
  expect(postmasterPid(dataDir)).toBeDefined();
  expect(said).toEqual(['PostgreSQL ended unexpectedly; starting it again.']);
});

it('leaves one alone that somebody has stopped who is at work on it', async () => {
  const lock = await acquireMaintenanceLock(dataDir, 'db:backup');
  await stopDatabase();
  await look();
  expect([postmasterPid(dataDir), said]).toEqual([undefined, []]);
  await lock.release();
  await look();
  expect(postmasterPid(dataDir)).toBeDefined();
});

it('lets everybody write again when whoever made it read-only was killed, with the database stopped', async () => {
  const other = await operator();
  expect(await isReadOnly(database.adminUrl)).toBe(true);
  await stopDatabase();
  await other.kill();
  expect(await look()).toBe(0);
  expect(await isReadOnly(database.adminUrl)).toBe(false);
  expect(said.at(-1)).toMatch(/db:backup was interrupted/);
});

it('waits with its end for somebody at work, and says for whom', async () => {
  const other = await operator();
  const told = Promise.withResolvers<string>();
  let isOver = false;
  const waiting = waitForMaintenance(dataDir, told.resolve).then(() => (isOver = true));
  expect(await told.promise).toContain(`db:backup (process ${other.pid})`);
  expect(isOver).toBe(false);
  await other.kill();
  await waiting;
  await look();
  expect(await isReadOnly(database.adminUrl)).toBe(false);
});
