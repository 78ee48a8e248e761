import { existsSync } from 'node:fs';
import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { verifySeal } from './backups/checksums.ts';
import { clusterPath } from './embedded/start-embedded-postgres.ts';
import { EXITS } from './safe-migration/steps.ts';
import type { Step } from './safe-migration/steps.ts';
import { expectContents, expectRunning } from './testing/expect-running.ts';
import { createMigrationSite } from './testing/migration-site.ts';
import type { MigrationSite } from './testing/migration-site.ts';
import { runScript } from './testing/run-command.ts';
import { withClient } from './with-client.ts';

// Each goes through copies and starts of whole servers.
vi.setConfig({ testTimeout: 300_000 });

/** One installation for all of it: each test ends with an application that runs. */
let site: MigrationSite;
beforeAll(async () => {
  site = await createMigrationSite();
});
afterAll(() => site.close());

const rows = async (sql: string) => {
  const { ownerUrl } = await site.open();
  return (await withClient(ownerUrl, (owner) => owner.query(sql))).rows as unknown[];
};
const hasColumn = async (name: string) =>
  (await rows(`SELECT FROM information_schema.columns WHERE table_name = 'Project' AND column_name = '${name}'`))
    .length === 1;

test('while etouch runs: an additive migration is applied after a checked backup, told in JSON lines', async () => {
  const before = await site.contents();
  await site.addMigration('99990101000001_add', 'ALTER TABLE "Project" ADD COLUMN one int;');
  const { appUrl } = await site.open();
  const application = new pg.Client({ connectionString: appUrl });
  application.on('error', () => {});
  await application.connect();
  const ended = new Promise((settle) => application.once('end', settle));
  const { code, text } = await runScript('db:migrate:safe', [], site.env);
  expect(code).toBe(0);
  await ended;
  const lines = text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { step: Step; outcome: string; ms?: number });
  const done = lines.filter(({ outcome }) => outcome === 'DONE');
  expect(done.map(({ step }) => step)).toEqual([
    'INSPECT',
    'LOCK',
    'READ_ONLY',
    'BACK_UP',
    'VERIFY',
    'REHEARSE',
    'DEPLOY',
    'CHECK',
    'RELEASE',
  ]);
  for (const { ms } of done) expect(ms).toBeTypeOf('number');
  expect(await hasColumn('one')).toBe(true);
  await expectContents(site, before, ['Project']);
  const [backup] = await readdir(join(site.dataDir, 'backups'));
  const path = join(site.dataDir, 'backups', backup!);
  await verifySeal(path);
  await appendFile(join(clusterPath(path), 'PG_VERSION'), ' ');
  await expect(verifySeal(path)).rejects.toThrow(/damaged: postgres\/PG_VERSION/);
  await expectRunning(site);
});

test('a migration that fails half-way fails on the copy, and the database is not touched', async () => {
  const before = await site.contents();
  await site.addMigration('99990101000002_half', 'BEGIN; DELETE FROM "Comment"; COMMIT; SELECT 1/0;');
  expect(await site.migrate()).toMatchObject({
    code: EXITS.REHEARSE.code,
    said: expect.stringContaining('division by zero'),
  });
  await expectContents(site, before);
  await expectRunning(site);
  await site.removeMigration('99990101000002_half');
});

test('one that fails half-way on the database alone is taken back, row by row', async () => {
  const before = await site.contents();
  // A copy has no autovacuum: so this one fails where it counts, after it has committed.
  await site.addMigration(
    '99990101000003_only_here',
    `BEGIN; DELETE FROM "Comment"; COMMIT;
     DO $$ BEGIN IF current_setting('autovacuum') = 'on' THEN RAISE EXCEPTION 'only here'; END IF; END $$;`,
  );
  const ended = await site.migrate();
  expect(ended).toMatchObject({
    code: EXITS.DEPLOY.code,
    said: expect.stringMatching(/only here.*the data are as before.*kept in/s),
  });
  await expectContents(site, before);
  await expectRunning(site);
  expect(existsSync(/kept in (\S+)\)/.exec(ended.said!)![1]!)).toBe(true);
  await site.removeMigration('99990101000003_only_here');
});

test('one with DO and one that builds an index without holding anybody up', async () => {
  const before = await site.contents();
  await site.addMigration(
    '99990101000005_do',
    `DO $$ BEGIN ALTER TABLE "Project" ADD COLUMN two int; UPDATE "Project" SET two = 2; END $$;`,
  );
  await site.addMigration('99990101000006_index', 'CREATE INDEX CONCURRENTLY by_two ON "Project" (two);');
  expect(await site.migrate()).toMatchObject({ code: 0, applied: ['99990101000005_do', '99990101000006_index'] });
  expect(await rows('SELECT DISTINCT two FROM "Project"')).toEqual([{ two: 2 }]);
  expect(await rows(`SELECT indisvalid FROM pg_index WHERE indexrelid = 'by_two'::regclass`)).toEqual([
    { indisvalid: true },
  ]);
  await expectContents(site, before, ['Project']);
  await expectRunning(site);
});

test('an unresolved, an edited, and a drifted one are refused with what to do, and nothing pending is nothing done', async () => {
  expect(await site.migrate()).toMatchObject({ code: 0, applied: [] });
  await site.addMigration('99990101000007_next', 'SELECT 1;');
  await rows(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, applied_steps_count) VALUES ('x', 'x', '99990101000000_broken', 0)`,
  );
  expect(await site.migrate()).toMatchObject({
    code: EXITS.UNRESOLVED.code,
    said: expect.stringMatching(/99990101000000_broken.*prisma:resolve/),
  });
  await rows(`DELETE FROM _prisma_migrations WHERE id = 'x'`);
  await rows('CREATE INDEX by_hand ON "Project" (two, id)');
  expect(await site.migrate()).toMatchObject({
    code: EXITS.DRIFT.code,
    said: expect.stringMatching(/added: index public\.by_hand.*--accept-drift/),
  });
  await rows('DROP INDEX by_hand');
  await site.addMigration('99990101000006_index', 'CREATE INDEX CONCURRENTLY other ON "Project" (two);');
  expect(await site.migrate()).toMatchObject({
    code: EXITS.EDITED.code,
    said: expect.stringContaining('99990101000006_index'),
  });
  await site.addMigration('99990101000006_index', 'CREATE INDEX CONCURRENTLY by_two ON "Project" (two);');
  await site.removeMigration('99990101000007_next');
  await expectRunning(site);
});
