import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '../database.ts';
import { stopPostmaster } from '../embedded/postmaster.ts';
import { THROWAWAY } from '../embedded/settings.ts';
import { clusterPath } from '../embedded/start-embedded-postgres.ts';
import { openEmbeddedDatabase } from '../open-embedded-database.ts';
import { withClient } from '../with-client.ts';
import { acquireMaintenanceLock } from './lock.ts';
import { enterReadOnly, leaveReadOnly, MAINTENANCE_CHANNEL } from './read-only.ts';
import { watchDatabase } from './watch-database.ts';
import type { DatabaseState, DatabaseWatch } from './watch-database.ts';

const parent = mkdtempSync(join(tmpdir(), 'watch-'));
const dataDir = join(parent, 'data');
let database: Database;
let near: DatabaseWatch;
/** On another machine: it knows no data directory. */
let far: DatabaseWatch;
const start = () => openEmbeddedDatabase({ dataDir, env: {}, settings: THROWAWAY });
const stop = () => stopPostmaster(clusterPath(dataDir));
const states = () => [near.state(), far.state()];
const both = (...wanted: DatabaseState[]) => expect.poll(states, { timeout: 20_000, interval: 5 }).toEqual(wanted);

beforeAll(async () => {
  await chmod(parent, 0o755);
  database = await start();
  near = await watchDatabase({ directUrl: database.jobsUrl, dataDir });
  far = await watchDatabase({ directUrl: database.jobsUrl });
});
afterAll(async () => {
  await Promise.all([near?.close(), far?.close()]);
  await stop();
  rmSync(parent, { recursive: true, force: true });
});

test('it is normal at first, read-only as long as maintenance says so, and away while the server is stopped', async () => {
  expect(states()).toEqual(['normal', 'normal']);
  const lock = await acquireMaintenanceLock(dataDir, 'db:backup');
  await enterReadOnly(database.adminUrl);
  await both('read-only', 'read-only');
  await stop();
  await both('away', 'away');
  await start();
  await both('read-only', 'read-only');
  await leaveReadOnly(database.adminUrl);
  await lock.release();
  await both('normal', 'normal');
});

test('maintenance waits for what was asked to be finished before', async () => {
  const finishing = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const takeBack = near.beforeReadOnly(() => {
    asked.resolve();
    return finishing.promise;
  });
  let isReadOnly = false;
  const entering = enterReadOnly(database.adminUrl).then(() => (isReadOnly = true));
  await asked.promise;
  expect(near.state()).toBe('read-only');
  await withClient(database.adminUrl, (admin) => admin.query('SELECT pg_sleep(0.3)'));
  expect(isReadOnly).toBe(false);
  finishing.resolve();
  await entering;
  takeBack();
  await leaveReadOnly(database.adminUrl);
  await both('normal', 'normal');
});

test('an announcement that nothing follows is forgotten', async () => {
  const now = performance.now.bind(performance);
  await withClient(database.adminUrl, (admin) => admin.query(`NOTIFY ${MAINTENANCE_CHANNEL}, 'enter'`));
  await both('read-only', 'read-only');
  const later = vi.spyOn(performance, 'now').mockImplementation(() => now() + 60_000);
  await both('normal', 'normal');
  later.mockRestore();
});

test('a server that stops unplanned is lost, and found again', async () => {
  await stop();
  await both('lost', 'lost');
  await start();
  await both('normal', 'normal');
  await near.whenNormal();
});

test('a server that somebody at work has stopped is away for whoever sees their lock', async () => {
  const lock = await acquireMaintenanceLock(dataDir, 'db:restore');
  await stop();
  await both('away', 'lost');
  await lock.release();
  await start();
  await both('normal', 'normal');
});
