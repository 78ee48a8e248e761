import { expect, test } from 'vitest';
import { assertUnprivileged } from '../assert-unprivileged.ts';
import { pendingMigrations } from '../migrations.ts';
import { withClient } from '../with-client.ts';
import { createTestDatabase } from './database.ts';

test('each test file has a migrated database of its own', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const pending = await pendingMigrations(one.ownerUrl);
  const nameOf = (url: string) =>
    withClient(url, async (client) => (await client.query<{ name: string }>('SELECT current_database() AS name')).rows);
  const names = await Promise.all([nameOf(one.appUrl), nameOf(two.authUrl), nameOf(two.jobsUrl)]);
  await assertUnprivileged(one.appUrl);
  await Promise.all([one.drop(), two.drop()]);
  expect(pending).toEqual([]);
  expect(names[0]).not.toEqual(names[1]);
  expect(names[1]).toEqual(names[2]);
  await expect(nameOf(one.ownerUrl)).rejects.toThrow(/does not exist/);
});
