import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asRole } from './connection-url.ts';
import { openDatabase } from './database.ts';
import { ROLE, SIDE_ROLE } from './role-names.ts';
import { THROWAWAY } from './embedded/settings.ts';
import { startEmbeddedPostgres } from './embedded/start-embedded-postgres.ts';
import type { EmbeddedPostgres } from './embedded/start-embedded-postgres.ts';
import { createEmptyDatabase, createTestRole } from './testing/empty-database.ts';
import type { EmptyDatabase } from './testing/empty-database.ts';
import { withClient } from './with-client.ts';

/** A server of its own: the roles are the whole server's, and other tests work with theirs meanwhile. */
let server: EmbeddedPostgres;
let database: EmptyDatabase;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'external-'));
  server = await startEmbeddedPostgres({ dataDir, settings: THROWAWAY });
  database = await createEmptyDatabase(adminUrl());
});
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true });
});

const adminUrl = () => server.superuserUrl('postgres');

const open = (env: NodeJS.ProcessEnv) => openDatabase({ env, dataDir });

async function rolesOf(url: string): Promise<unknown> {
  const { rows } = await withClient(url, (client) =>
    client.query(`SELECT current_user AS role, pg_has_role(current_user, '${ROLE.app}', 'USAGE') AS app`),
  );
  return rows[0];
}

test('each missing or wrong setting is named in one line, without its password', async () => {
  const url = 'postgresql://someone:secret@127.0.0.1:1/nowhere';
  await expect(open({ DATABASE_URL: url })).rejects.toThrow(/^DATABASE_DIRECT_URL is missing/);
  await expect(open({ DATABASE_DIRECT_URL: url })).rejects.toThrow(/^DATABASE_URL is missing/);
  await expect(open({ DATABASE_URL: 'mysql://secret', DATABASE_DIRECT_URL: url })).rejects.toThrow(
    /^DATABASE_URL is not a connection string of the form postgresql:\/\/USER/,
  );
  await expect(open({ DATABASE_URL: url, DATABASE_DIRECT_URL: url })).rejects.toThrow(/must name another role/);
  const unreachable = open({ DATABASE_URL: url, DATABASE_DIRECT_URL: url.replace('someone', 'admin') });
  await expect(unreachable).rejects.toThrow(/^DATABASE_DIRECT_URL: .*ECONNREFUSED/);
  await expect(unreachable).rejects.not.toThrow(/secret/);
});

test('an owner of the database who is no superuser but may create roles is enough', async () => {
  const owned = await createEmptyDatabase(adminUrl());
  const admin = await createTestRole('CREATEROLE', adminUrl());
  const app = await createTestRole('', adminUrl());
  await withClient(adminUrl(), (client) => client.query(`ALTER DATABASE ${owned.name} OWNER TO ${admin.name}`));
  const direct = asRole(owned.superuserUrl, admin.name, admin.password);
  const url = asRole(owned.superuserUrl, app.name, app.password);
  const opened = await open({ DATABASE_URL: url, DATABASE_DIRECT_URL: direct });
  expect(await rolesOf(opened.ownerUrl)).toEqual({ role: ROLE.owner, app: false });
  expect(await rolesOf(opened.jobsUrl)).toEqual({ role: ROLE.jobs, app: false });
  expect(await rolesOf(opened.appUrl)).toEqual({ role: app.name, app: true });
  expect(await open({ DATABASE_URL: url, DATABASE_DIRECT_URL: direct })).toMatchObject({ authUrl: opened.authUrl });
});

test('roles are made through the direct connection, and the application’s role joins etouch_app', async () => {
  const role = await createTestRole('', adminUrl());
  const url = asRole(database.superuserUrl, role.name, role.password);
  const opened = await open({ DATABASE_URL: url, DATABASE_DIRECT_URL: database.superuserUrl });
  expect(opened).toMatchObject({ appUrl: url, embedded: false, started: false });
  expect(await rolesOf(opened.appUrl)).toEqual({ role: role.name, app: true });
  expect(await rolesOf(opened.ownerUrl)).toEqual({ role: ROLE.owner, app: false });
  expect(await rolesOf(opened.authUrl)).toEqual({ role: ROLE.auth, app: false });
  expect(await rolesOf(opened.jobsUrl)).toEqual({ role: ROLE.jobs, app: false });
  await withClient(opened.ownerUrl, (owner) => owner.query('CREATE TABLE thing (id int)'));
  await expect(withClient(opened.appUrl, (app) => app.query('SELECT FROM thing'))).rejects.toThrow(/permission/);
  await withClient(opened.ownerUrl, (owner) => owner.query(`GRANT INSERT ON thing TO ${ROLE.app}`));
  await withClient(opened.appUrl, (app) => app.query('INSERT INTO thing VALUES (1)'));
  await withClient(opened.jobsUrl, (jobs) => jobs.query('CREATE TABLE pgboss.thing (id int)'));
  await expect(withClient(opened.appUrl, (app) => app.query('CREATE TABLE mine (id int)'))).rejects.toThrow(
    /permission/,
  );
  await expect(withClient(opened.authUrl, (auth) => auth.query('SELECT FROM thing'))).rejects.toThrow(/permission/);
});

test('a role of DATABASE_URL that does not exist yet is created with its password', async () => {
  const role = await createTestRole('', adminUrl());
  await role.drop();
  const url = asRole(database.superuserUrl, role.name, role.password);
  const opened = await open({ DATABASE_URL: url, DATABASE_DIRECT_URL: database.superuserUrl });
  expect(await rolesOf(opened.appUrl)).toEqual({ role: role.name, app: true });
  const again = await open({ DATABASE_URL: url, DATABASE_DIRECT_URL: database.superuserUrl });
  expect(again.authUrl).toBe(opened.authUrl);
});

test('the application’s role may become each side and inherits nothing of it, also where it once did', async () => {
  const role = await createTestRole('', adminUrl());
  const url = asRole(database.superuserUrl, role.name, role.password);
  const settings = { DATABASE_URL: url, DATABASE_DIRECT_URL: database.superuserUrl };
  const memberships = () =>
    withClient(database.superuserUrl, async (client) => {
      const { rows } = await client.query<{ member: boolean; inherits: boolean }>(
        `SELECT pg_has_role($1, side, 'MEMBER') AS member, pg_has_role($1, side, 'USAGE') AS inherits
         FROM unnest($2::name[]) AS side`,
        [ROLE.app, Object.values(SIDE_ROLE)],
      );
      return rows;
    });
  const inherited = Object.values(SIDE_ROLE).map((side) => `GRANT ${side} TO ${ROLE.app} WITH INHERIT TRUE;`);
  await withClient(database.superuserUrl, (client) => client.query(inherited.join('')));
  expect(await memberships()).toContainEqual({ member: true, inherits: true });
  await open(settings);
  expect(await memberships()).toEqual(Object.values(SIDE_ROLE).map(() => ({ member: true, inherits: false })));
});
