import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asRole, onDatabase } from '../connection-url.ts';
import { openDatabase } from '../database.ts';
import type { Database } from '../database.ts';
import { THROWAWAY } from '../embedded/settings.ts';
import { startEmbeddedPostgres } from '../embedded/start-embedded-postgres.ts';
import type { EmbeddedPostgres } from '../embedded/start-embedded-postgres.ts';
import { enterReadOnly, isReadOnly, leaveReadOnly } from '../maintenance/read-only.ts';
import { migrateDeploy } from '../migrate-deploy.ts';
import { createOwnerDatabase } from '../owner-client.ts';
import { createEmptyDatabase, createTestRole } from '../testing/empty-database.ts';
import { populateShoot } from '../testing/shoot.ts';
import { withClient } from '../with-client.ts';
import type { Backup } from './backup.ts';
import { DUMP } from './backup.ts';
import { createBackup } from './create-backup.ts';
import { inSnapshot } from './in-snapshot.ts';
import { openCopy } from './open-copy.ts';
import { findPrograms } from './programs.ts';
import { restoreBackup } from './restore-backup.ts';
import { assertMayCreate } from './sibling-database.ts';
import { firstDifference, readTables } from './table-facts.ts';
import { takeBackup } from './take-backup.ts';
import { verifyBackup } from './verify-backup.ts';

const OLDEST = 15;

function programsOf(major: number): boolean {
  try {
    findPrograms(major);
    return true;
  } catch {
    return false;
  }
}

/** Stands in for a server that somebody else runs. */
let server: EmbeddedPostgres;
let dataDir: string;
let env: NodeJS.ProcessEnv;
let database: Database;
let name: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'external-backup-'));
  await chmod(dataDir, 0o755);
  server = await startEmbeddedPostgres({ dataDir, settings: THROWAWAY, major: OLDEST });
  const admin = server.superuserUrl('postgres');
  const empty = await createEmptyDatabase(admin);
  ({ name } = empty);
  const app = await createTestRole('', admin);
  env = {
    DATABASE_URL: asRole(empty.superuserUrl, app.name, app.password),
    DATABASE_DIRECT_URL: empty.superuserUrl,
  };
  database = await openDatabase({ env, dataDir });
  await migrateDeploy(database);
  const owner = createOwnerDatabase(database);
  await populateShoot(owner);
  await owner.$disconnect();
});

afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true });
});

const facts = () => inSnapshot(database.adminUrl, (client) => readTables(client, { checksums: 'ALL' }));
const databases = async () => {
  const { rows } = await withClient(server.superuserUrl('postgres'), (client) =>
    client.query<{ datname: string }>(`SELECT datname FROM pg_database WHERE datname LIKE 'empty%' ORDER BY 1`),
  );
  return rows.map(({ datname }) => datname);
};

/** Directory with programs that say they are of this version. */
async function pretend(major: number): Promise<string> {
  const directory = await mkdtemp(join(dataDir, 'programs-'));
  for (const program of ['pg_dump', 'pg_restore'])
    await writeFile(join(directory, program), `#!/bin/sh\necho "${program} (PostgreSQL) ${major}.4"\n`, {
      mode: 0o755,
    });
  return directory;
}

test('programs that are older than the server, or missing, are refused with both versions', async () => {
  const [old, fitting, empty] = [await pretend(14), await pretend(16), await mkdtemp(join(dataDir, 'none-'))];
  const refused = /needs pg_dump and pg_restore 16 or newer \(found 14\).*ETOUCH_PG_BIN/;
  expect(() => findPrograms(16, { ETOUCH_PG_BIN: old })).toThrow(refused);
  expect(() => findPrograms(16, { ETOUCH_PG_BIN: empty })).toThrow(/16 or newer \(found none\)/);
  expect(findPrograms(16, { ETOUCH_PG_BIN: fitting })).toEqual({
    dump: join(fitting, 'pg_dump'),
    restore: join(fitting, 'pg_restore'),
  });
});

test('rights that a copy beside the database needs are named before anything is done', async () => {
  const admin = server.superuserUrl('postgres');
  const role = await createTestRole('CREATEROLE', admin);
  const url = asRole(database.adminUrl, role.name, role.password);
  const missing = new RegExp(`ALTER ROLE "${role.name}" CREATEDB; ALTER DATABASE "${name}" OWNER TO "${role.name}"`);
  await expect(assertMayCreate(url)).rejects.toThrow(missing);
  await expect(assertMayCreate(database.adminUrl)).resolves.toBeUndefined();
  await role.drop();
});

describe.skipIf(!programsOf(OLDEST))(`with pg_dump and pg_restore ${OLDEST}`, () => {
  let backup: Backup;

  test('a dump is of one moment, with what it holds, while others write', async () => {
    const writing: Promise<unknown>[] = [];
    const before = await facts();
    const log = (line: string) => {
      if (line === 'Dumping the database')
        writing.push(withClient(database.ownerUrl, (owner) => owner.query('DELETE FROM "PhotoMark"')));
    };
    backup = await takeBackup({ database, dataDir, reason: 'BY_HAND', purpose: 'db:backup', log });
    await Promise.all(writing);
    expect(backup).toMatchObject({ kind: 'DUMP', serverVersion: expect.stringMatching(/^15\./) });
    expect(firstDifference(before, backup.tables)).toBeUndefined();
    expect(firstDifference(before, await facts())).toMatch(/PhotoMark/);
    expect((await readdir(backup.path)).sort()).toEqual(['backup.json', DUMP, 'files.jsonl', 'sha256sums'].sort());
  });

  test('it is verified in a database beside, which is gone afterwards; a copy can be written', async () => {
    await verifyBackup({ database, dataDir, backup });
    const copy = await openCopy({ database, dataDir, backup });
    expect(await databases()).toHaveLength(2);
    await withClient(copy.ownerUrl, (owner) => owner.query('UPDATE "User" SET name = name'));
    await copy.close();
    expect(await databases()).toEqual([name]);
  });

  test('restoring replaces the database at once, with roles, grants and settings, and ends its sessions', async () => {
    await enterReadOnly(database.adminUrl);
    const session = withClient(database.appUrl, (app) => app.query('SELECT pg_sleep(600)'));
    const ended = expect(session).rejects.toThrow(/terminat/);
    const { kept } = await restoreBackup({ database, dataDir, backup, run: 'first' });
    await ended;
    expect(await databases()).toEqual([name, kept].sort());
    expect(await isReadOnly(database.adminUrl)).toBe(true);
    await leaveReadOnly(database.adminUrl);
    expect(firstDifference(backup.tables, await facts())).toBeUndefined();
    database = await openDatabase({ env, dataDir });
    await withClient(database.appUrl, async (app) => {
      expect((await app.query('SELECT FROM "Asset"')).rows).toEqual([]);
      await expect(app.query('DELETE FROM "WorkflowEvent"')).rejects.toThrow(/permission denied/);
    });
    await withClient(database.jobsUrl, (jobs) => jobs.query('CREATE TABLE pgboss.still_mine (id int)'));
    const { rows } = await withClient(onDatabase(database.adminUrl, kept), (client) =>
      client.query<{ count: number }>('SELECT count(*)::int AS count FROM "PhotoMark"'),
    );
    expect(rows).toEqual([{ count: 0 }]);
    expect(await restoreBackup({ database, dataDir, backup, run: 'first' })).toEqual({ kept });
    expect(await databases()).toHaveLength(2);
  });

  test('a role that row-level security holds is told what it lacks, and nothing is left', async () => {
    const admin = server.superuserUrl('postgres');
    const role = await createTestRole('CREATEROLE CREATEDB', admin);
    await withClient(admin, (client) => client.query(`GRANT pg_read_all_data TO ${role.name}`));
    const held = { ...database, adminUrl: asRole(database.adminUrl, role.name, role.password) };
    await expect(createBackup({ database: held, dataDir, reason: 'BY_HAND' })).rejects.toThrow(/BYPASSRLS/);
    expect(await readdir(join(dataDir, 'backups'))).toHaveLength(1);
  });

  test('an owner who is no superuser, as rented servers give one, can back up and restore', async () => {
    const admin = server.superuserUrl('postgres');
    const owned = await createEmptyDatabase(admin);
    const direct = await createTestRole('CREATEROLE CREATEDB BYPASSRLS', admin);
    await withClient(admin, async (client) => {
      await client.query(`GRANT pg_read_all_data, pg_signal_backend TO ${direct.name}`);
      await client.query(`ALTER DATABASE ${owned.name} OWNER TO ${direct.name}`);
      // As everywhere but on the embedded server, which stands in here.
      await client.query('GRANT CONNECT ON DATABASE postgres TO PUBLIC');
    });
    const app = await createTestRole('', admin);
    const rented = await openDatabase({
      env: {
        DATABASE_URL: asRole(owned.superuserUrl, app.name, app.password),
        DATABASE_DIRECT_URL: asRole(owned.superuserUrl, direct.name, direct.password),
      },
      dataDir,
    });
    await migrateDeploy(rented);
    const made = await createBackup({ database: rented, dataDir, reason: 'BY_HAND' });
    await withClient(rented.ownerUrl, (owner) => owner.query('DELETE FROM "WorkflowTransition"'));
    await verifyBackup({ database: rented, dataDir, backup: made });
    await restoreBackup({ database: rented, dataDir, backup: made });
    const found = await inSnapshot(rented.adminUrl, (client) => readTables(client, { checksums: 'ALL' }));
    expect(firstDifference(made.tables, found)).toBeUndefined();
    await withClient(rented.appUrl, (client) => client.query('SELECT FROM "Asset"'));
  });
});
