import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { asRole } from '../connection-url.ts';
import { createTestDatabase, testServer } from '../testing/database.ts';
import type { TestDatabase } from '../testing/database.ts';
import { createEmptyDatabase, createTestRole } from '../testing/empty-database.ts';
import { withClient } from '../with-client.ts';
import { enterReadOnly, isReadOnly, leaveReadOnly, MAINTENANCE_CHANNEL } from './read-only.ts';

let urls: TestDatabase;
beforeAll(async () => {
  urls = await createTestDatabase();
});
afterAll(() => urls.drop());

const open: pg.Client[] = [];
afterEach(async () => {
  for (const client of open.splice(0)) await client.end().catch(() => {});
});

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  open.push(client);
  return client;
}

/** A change the role may make under any policy. */
const CHANGE: Record<'appUrl' | 'authUrl' | 'jobsUrl', string> = {
  appUrl: `INSERT INTO pgboss.job (name, data) SELECT name, '{}' FROM pgboss.queue LIMIT 1`,
  authUrl: `INSERT INTO "Verification" (id, identifier, value, "expiresAt", "updatedAt") VALUES (gen_random_uuid(), 'x', 'x', now(), now())`,
  jobsUrl: `UPDATE pgboss.queue SET updated_on = now()`,
};
const roles = Object.keys(CHANGE) as (keyof typeof CHANGE)[];

const change = (role: keyof typeof CHANGE) => withClient(urls[role], (client) => client.query(CHANGE[role]));

test.each(roles)('%s reads and changes nothing while it holds, and changes again afterwards', async (role) => {
  await change(role);
  await enterReadOnly(urls.superuserUrl);
  expect(await isReadOnly(urls.superuserUrl)).toBe(true);
  await expect(change(role)).rejects.toMatchObject({ code: '25006' });
  await withClient(urls[role], (client) => client.query('SELECT 1'));
  await leaveReadOnly(urls.superuserUrl);
  expect(await isReadOnly(urls.superuserUrl)).toBe(false);
  await change(role);
});

test("the tables' owner and the administrator go on writing, as migrations and backups need it", async () => {
  await enterReadOnly(urls.superuserUrl);
  await withClient(urls.ownerUrl, (owner) => owner.query('CREATE TABLE by_owner (); DROP TABLE by_owner'));
  await withClient(urls.superuserUrl, (admin) => admin.query('CREATE TABLE by_admin (); DROP TABLE by_admin'));
  await leaveReadOnly(urls.superuserUrl);
});

test('a session that began before is ended, going in and coming out', async () => {
  const before = await connect(urls.appUrl);
  await enterReadOnly(urls.superuserUrl);
  await expect(before.query(CHANGE.appUrl)).rejects.toThrow();
  const during = await connect(urls.appUrl);
  await leaveReadOnly(urls.superuserUrl);
  await expect(during.query(CHANGE.appUrl)).rejects.toThrow();
});

test('a transaction under way is waited for, and told to whoever listens', async () => {
  const heard: string[] = [];
  const listener = await connect(urls.jobsUrl);
  listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await listener.query(`LISTEN ${MAINTENANCE_CHANNEL}`);
  const writer = await connect(urls.appUrl);
  await writer.query('BEGIN');
  await writer.query(CHANGE.appUrl);
  let entered = false;
  const entering = enterReadOnly(urls.superuserUrl).then(() => (entered = true));
  await expect.poll(() => heard).toEqual(['enter']);
  expect(entered).toBe(false);
  await writer.query('COMMIT');
  await entering;
  await leaveReadOnly(urls.superuserUrl);
});

test('one that does not end is ended when the time is over', async () => {
  const idle = await connect(urls.appUrl);
  await idle.query('BEGIN');
  await idle.query(CHANGE.appUrl);
  await enterReadOnly(urls.superuserUrl, undefined, 100);
  await expect(idle.query('COMMIT')).rejects.toThrow();
  await leaveReadOnly(urls.superuserUrl);
});

test('leaving where nothing was entered ends nobody, and says leave', async () => {
  const heard: string[] = [];
  const listener = await connect(urls.jobsUrl);
  listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await listener.query(`LISTEN ${MAINTENANCE_CHANNEL}`);
  await leaveReadOnly(urls.superuserUrl);
  await expect.poll(() => heard).toEqual(['leave']);
});

test('an owner without the right to end sessions is told which one to grant', async () => {
  const owner = await createTestRole('CREATEROLE');
  const stranger = await createTestRole('');
  const database = await createEmptyDatabase();
  await withClient(database.superuserUrl, (admin) =>
    admin.query(
      `ALTER DATABASE ${database.name} OWNER TO ${owner.name}; GRANT etouch_owner TO ${owner.name} WITH ADMIN OPTION`,
    ),
  );
  const adminUrl = asRole(database.superuserUrl, owner.name, owner.password);
  const session = await connect(asRole(database.superuserUrl, stranger.name, stranger.password));
  await expect(enterReadOnly(adminUrl)).rejects.toThrow(`GRANT pg_signal_backend TO`);
  await withClient(testServer().adminUrl, (admin) => admin.query(`GRANT pg_signal_backend TO ${owner.name}`));
  const superuser = await connect(database.superuserUrl);
  const said: string[] = [];
  await enterReadOnly(adminUrl, (line) => said.push(line));
  expect(said).toEqual(['Left alone: a session of the superuser postgres']);
  await superuser.query('SELECT 1');
  await expect(session.query('SELECT 1')).rejects.toThrow();
  await leaveReadOnly(adminUrl);
  await superuser.end();
  await database.drop();
  await owner.drop();
  await stranger.drop();
});
