import { appendFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { clusterPath } from './embedded/start-embedded-postgres.ts';
import { verifySeal } from './backups/checksums.ts';
import { firstDifference } from './backups/table-facts.ts';
import { runScript } from './testing/run-command.ts';
import { withClient } from './with-client.ts';

/** An installation of its own with two small migrations, the second of which fails half-way. */
let directory: string;
let prisma: string;
let env: NodeJS.ProcessEnv;

const SCHEMA = `datasource db {
  provider = "postgresql"
}
model Thing {
  id Int @id
}
`;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'safe-'));
  prisma = join(directory, 'prisma');
  await mkdir(prisma);
  await writeFile(join(prisma, 'schema.prisma'), SCHEMA);
  await migration('20260101000000_first', 'CREATE TABLE "Thing" (id int PRIMARY KEY); INSERT INTO "Thing" VALUES (7);');
  await writeFile(join(prisma, 'migrations/migration_lock.toml'), 'provider = "postgresql"\n');
  env = { ETOUCH_DATA: join(directory, 'data'), ETOUCH_PRISMA_DIRECTORY: prisma };
});

afterAll(async () => {
  await (await open()).stop();
  await rm(directory, { recursive: true });
});

async function migration(name: string, sql: string): Promise<void> {
  await mkdir(join(prisma, 'migrations', name), { recursive: true });
  await writeFile(join(prisma, 'migrations', name, 'migration.sql'), sql);
}

const open = () => openDatabase({ env: {}, dataDir: join(directory, 'data') });

async function things(): Promise<unknown[]> {
  const database = await open();
  const { rows } = await withClient(database.ownerUrl, (client) => client.query('SELECT id FROM "Thing" ORDER BY id'));
  await database.stop();
  return rows;
}

test('a migration is applied after a checked backup, and the server it started is stopped again', async () => {
  const result = await runScript('db:migrate:safe', [], env);
  expect(result).toMatchObject({ code: 0, text: expect.stringContaining('Applied: 20260101000000_first') });
  const [backup] = await readdir(join(directory, 'data/backups'));
  const path = join(directory, 'data/backups', backup!);
  await verifySeal(path);
  expect(await things()).toEqual([{ id: 7 }]);
  await appendFile(join(clusterPath(path), 'PG_VERSION'), ' ');
  await expect(verifySeal(path)).rejects.toThrow(/damaged: postgres\/PG_VERSION/);
});

test('a migration that fails after it has committed something leaves the database as it was', async () => {
  await migration('20260101000001_second', 'BEGIN; DELETE FROM "Thing"; COMMIT; SELECT 1/0;');
  const result = await runScript('db:migrate:safe', [], env);
  expect(result).toMatchObject({ code: 1, text: expect.stringMatching(/division by zero.*is as it was before/s) });
  expect(await things()).toEqual([{ id: 7 }]);
});

test('once it is right it applies', async () => {
  await migration('20260101000001_second', 'INSERT INTO "Thing" VALUES (8);');
  expect(await runScript('db:migrate:safe', [], env)).toMatchObject({ code: 0 });
  expect(await things()).toEqual([{ id: 7 }, { id: 8 }]);
});

test('whoever works with the database is not cut off', async () => {
  await migration('20260101000002_third', 'SELECT 1;');
  const database = await open();
  await withClient(database.appUrl, async () => {
    const result = await runScript('db:migrate:safe', [], env);
    expect(result).toMatchObject({ code: 1, text: expect.stringMatching(/etouch is running \(open connections: 1\)/) });
  });
  await database.stop();
});

test('a table with other rows, or a missing one, is a difference', () => {
  const [name, checksum] = ['public.Thing', 'a'];
  const expected = [{ name, rows: 2, checksum }];
  expect(firstDifference(expected, [{ name, rows: 2, checksum }])).toBeUndefined();
  expect(firstDifference(expected, [{ name, rows: 1, checksum }])).toMatch(/Thing has 1 rows instead of 2/);
  expect(firstDifference(expected, [{ name, rows: 2, checksum: 'b' }])).toMatch(/Thing has other values/);
  expect(firstDifference(expected, [])).toMatch(/Thing is missing/);
});
