import { afterAll, beforeAll, expect, it } from 'vitest';
import { listBackups } from '@etouch/db/backups/list-backups';
import type { Database } from '@etouch/db/database';
import { acquireMaintenanceLock, heldMaintenance } from '@etouch/db/maintenance/lock';
import { createInstallation } from '@etouch/db/testing/installation';
import type { Installation } from '@etouch/db/testing/installation';
import { isReadOnly } from '@etouch/db/maintenance/read-only';
import { withClient } from '@etouch/db/with-client';
import { backupSchedule } from './scheduled-backups.ts';

let installation: Installation;
let database: Database;
let look: () => Promise<void>;
/** The clock of the schedule, on this machine's time of day. */
let now = new Date('2026-11-20T01:00:00');
const said: string[] = [];

beforeAll(async () => {
  installation = await createInstallation();
  database = await installation.open();
  const time = { hour: 3, minute: 30 };
  const say = (line: string) => void said.push(line);
  const { signal } = new AbortController();
  look = backupSchedule({ dataDir: installation.dataDir, database, time, say, now: () => now, signal });
});

afterAll(() => installation.remove());

const backups = async () => (await listBackups(installation.dataDir)).map(({ path }) => path);

async function lookAt(time: string): Promise<void> {
  now = new Date(time);
  await look();
}

it('makes one at its time, and none before', async () => {
  await lookAt('2026-11-20T03:29:59');
  expect(await backups()).toEqual([]);
  await lookAt('2026-11-20T03:30:00');
  const [made] = await backups();
  expect(said).toEqual([`The database is backed up: ${made}`]);
  expect(await listBackups(installation.dataDir)).toMatchObject([{ reason: 'SCHEDULED' }]);
});

it('makes none when nothing but sign-ins has changed since', async () => {
  const made = await backups();
  await withClient(database.ownerUrl, (owner) =>
    owner.query(`INSERT INTO "RateLimit" (id, key, count, "lastRequest") VALUES (gen_random_uuid(), 'sign-in', 1, 0)`),
  );
  await lookAt('2026-11-21T03:31:00');
  expect(await backups()).toEqual(made);
});

it('says when one fails, keeps the old ones, and tries it again an hour later', async () => {
  const [old] = await backups();
  await withClient(database.ownerUrl, (owner) =>
    owner.query(`INSERT INTO "Organization" (id, name, slug, type, "updatedAt")
      VALUES (gen_random_uuid(), 'New', 'new', 'STUDIO', now())`),
  );
  const lock = await acquireMaintenanceLock(installation.dataDir, 'db:migrate:safe');
  await lookAt('2026-11-22T03:31:00');
  expect(said.at(-1)).toMatch(/failed and is tried again in an hour: db:migrate:safe is at work/);
  await lock.release();
  await lookAt('2026-11-22T04:30:59');
  expect(await backups()).toEqual([old]);
  await lookAt('2026-11-22T04:31:00');
  // Both were made today on the real clock: one a day is kept, and the old one has gone after the new one was whole.
  const [made, ...others] = await backups();
  expect(others).toEqual([]);
  expect(made).not.toBe(old);
});

it('gives up a backup under way when etouch stops, and leaves the database open', async () => {
  const before = await backups();
  await withClient(database.ownerUrl, (owner) => owner.query(`UPDATE "Organization" SET name = 'Newer'`));
  const stopping = new AbortController();
  const time = { hour: 3, minute: 30 };
  const options = { dataDir: installation.dataDir, database, time, say: () => {}, signal: stopping.signal };
  const stopped = backupSchedule({ ...options, now: () => now });
  now = new Date('2026-11-24T05:00:00');
  const looking = stopped();
  await expect.poll(() => heldMaintenance(installation.dataDir), { timeout: 30_000 }).toBeDefined();
  stopping.abort();
  await looking;
  expect(await backups()).toEqual(before);
  expect(heldMaintenance(installation.dataDir)).toBeUndefined();
  expect(await isReadOnly(database.adminUrl)).toBe(false);
});
