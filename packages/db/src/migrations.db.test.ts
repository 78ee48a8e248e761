import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { hasPendingMigrations, listMigrations, MIGRATIONS_DIRECTORY, pendingMigrations } from './migrations.ts';
import { createTestDatabase } from './testing/database.ts';
import type { TestDatabase } from './testing/database.ts';
import { createEmptyDatabase } from './testing/empty-database.ts';

let database: TestDatabase;
let directory: string;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database.drop());
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'migrations-'));
  await cp(MIGRATIONS_DIRECTORY, directory, { recursive: true });
});
afterEach(() => rm(directory, { recursive: true }));

async function add(name: string): Promise<void> {
  await mkdir(join(directory, name));
  await writeFile(join(directory, name, 'migration.sql'), 'SELECT 1;');
}

test('a migrated database has none pending, an empty one has them all', async () => {
  expect(await hasPendingMigrations(database.ownerUrl)).toBe(false);
  const empty = await createEmptyDatabase();
  const all = (await listMigrations()).map(({ name }) => name);
  expect(await pendingMigrations(empty.superuserUrl)).toEqual(all);
  await empty.drop();
});

test('a new one is pending', async () => {
  await add('99991231235959_later');
  expect(await pendingMigrations(database.ownerUrl, directory)).toEqual(['99991231235959_later']);
});

test('one that was edited after it was applied is named', async () => {
  const [first] = await listMigrations(directory);
  await writeFile(join(directory, first!.name, 'migration.sql'), 'SELECT 2;');
  await expect(pendingMigrations(database.ownerUrl, directory)).rejects.toThrow(
    `the migration ${first!.name} was changed after it was applied`,
  );
});

test('a database ahead of the code is not touched', async () => {
  const [first] = await listMigrations(directory);
  await rm(join(directory, first!.name), { recursive: true });
  await expect(pendingMigrations(database.ownerUrl, directory)).rejects.toThrow(/does not know/);
});
