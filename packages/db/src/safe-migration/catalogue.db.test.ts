import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/database.ts';
import type { TestDatabase } from '../testing/database.ts';
import { withClient } from '../with-client.ts';
import { findDrift, recordCatalogue } from './catalogue.ts';

let urls: TestDatabase;
beforeAll(async () => {
  urls = await createTestDatabase();
});
afterAll(() => urls.drop());

const run = (sql: string) => withClient(urls.superuserUrl, (client) => client.query(sql));

test('a database just migrated is as its migrations left it, and a new note of it changes nothing', async () => {
  expect(await findDrift(urls.ownerUrl)).toEqual([]);
  await recordCatalogue(urls.ownerUrl);
  expect(await findDrift(urls.ownerUrl)).toEqual([]);
});

test.each([
  ['CREATE INDEX by_hand ON "Project" (title)', 'DROP INDEX by_hand', ['added: index public.by_hand']],
  [
    'ALTER TABLE "Project" ADD COLUMN by_hand int DEFAULT 3',
    'ALTER TABLE "Project" DROP COLUMN by_hand',
    ['added: column public.Project.by_hand'],
  ],
  [
    'ALTER TABLE "Project" NO FORCE ROW LEVEL SECURITY',
    'ALTER TABLE "Project" FORCE ROW LEVEL SECURITY',
    ['changed: table public.Project'],
  ],
  [
    'GRANT SELECT ON "Verification" TO etouch_jobs',
    'REVOKE SELECT ON "Verification" FROM etouch_jobs',
    ['changed: table public.Verification'],
  ],
  [
    'CREATE POLICY by_hand ON "Invoice" TO etouch_app USING (true)',
    'DROP POLICY by_hand ON "Invoice"',
    ['added: policy public.Invoice.by_hand'],
  ],
  [
    `ALTER POLICY owner ON "Invoice" USING (current_user = 'x')`,
    'ALTER POLICY owner ON "Invoice" USING (true)',
    ['changed: policy public.Invoice.owner'],
  ],
  ['ALTER FUNCTION app.role() COST 7', 'ALTER FUNCTION app.role() COST 100', ['changed: function app.role()']],
  [
    'ALTER TABLE "Invoice" DISABLE TRIGGER USER',
    'ALTER TABLE "Invoice" ENABLE TRIGGER USER',
    expect.arrayContaining([expect.stringMatching(/^changed: trigger public\.Invoice\./)]),
  ],
  [`CREATE TYPE by_hand AS ENUM ('x')`, 'DROP TYPE by_hand', ['added: type public.by_hand']],
  [
    'ALTER TABLE "Invoice" ADD CONSTRAINT by_hand CHECK (true) NOT VALID',
    'ALTER TABLE "Invoice" DROP CONSTRAINT by_hand',
    ['added: constraint public.Invoice.by_hand'],
  ],
])('%s is seen, and taken back is none', async (sql, undo, drift) => {
  await run(sql);
  expect(await findDrift(urls.ownerUrl)).toEqual(drift);
  await run(undo);
  expect(await findDrift(urls.ownerUrl)).toEqual([]);
});

test("rows and pg-boss's own tables are none of its business", async () => {
  await run('CREATE TABLE pgboss.by_hand (); DROP TABLE pgboss.by_hand; ANALYZE "Project"');
  await run(`ALTER TABLE pgboss.queue ADD COLUMN by_hand int`);
  expect(await findDrift(urls.ownerUrl)).toEqual([]);
});
