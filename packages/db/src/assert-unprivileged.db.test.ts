import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { assertTakesSides, assertUnprivileged } from './assert-unprivileged.ts';
import { asRole } from './connection-url.ts';
import { ROLE } from './role-names.ts';
import { createTestDatabase } from './testing/database.ts';
import type { TestDatabase } from './testing/database.ts';
import { createTestRole } from './testing/empty-database.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database.drop());

test('the application’s and the authentication’s own roles are accepted', async () => {
  await expect(assertUnprivileged(database.appUrl)).resolves.toBeUndefined();
  await expect(assertUnprivileged(database.authUrl)).resolves.toBeUndefined();
});

test.each([
  ['SUPERUSER', /is a superuser/],
  ['BYPASSRLS', /has BYPASSRLS/],
  ['CREATEROLE', /may create roles/],
  [`IN ROLE ${ROLE.owner}`, /owns the table/],
])('a role with %s is refused', async (rights, reason) => {
  const role = await createTestRole(rights);
  onTestFinished(() => role.drop());
  const url = asRole(database.superuserUrl, role.name, role.password);
  await expect(assertUnprivileged(url)).rejects.toThrow(reason);
  await expect(assertUnprivileged(url, 'DATABASE_URL')).rejects.toThrow(`DATABASE_URL connects as ${role.name}`);
});

test('the owner of the tables is refused', async () => {
  await expect(assertUnprivileged(database.ownerUrl)).rejects.toThrow(/etouch_owner, which owns the table/);
});

test('a role that cannot act for clients and retouchers is refused, a member of the application’s is not', async () => {
  for (const [rights, outcome] of [
    [`IN ROLE ${ROLE.app}`, undefined],
    ['', /may not become etouch_client .*GRANT etouch_client/],
  ] as const) {
    const role = await createTestRole(rights);
    onTestFinished(() => role.drop());
    const asked = assertTakesSides(asRole(database.superuserUrl, role.name, role.password));
    await (outcome ? expect(asked).rejects.toThrow(outcome) : expect(asked).resolves.toBeUndefined());
  }
});
