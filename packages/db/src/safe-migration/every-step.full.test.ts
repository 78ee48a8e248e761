import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TableFacts } from '../backups/table-facts.ts';
import { expectContents, expectRunning } from '../testing/expect-running.ts';
import { createMigrationSite } from '../testing/migration-site.ts';
import type { MigrationSite } from '../testing/migration-site.ts';
import { pendingMigrations } from '../migrations.ts';
import { withClient } from '../with-client.ts';

/** Each step that a sound migration goes through, where it begins and where its work is done but not yet noted. */
const POINTS = ['LOCK', 'READ_ONLY', 'BACK_UP', 'VERIFY', 'REHEARSE', 'DEPLOY', 'CHECK', 'RELEASE'].flatMap((step) => [
  `${step} STARTED`,
  `${step} WORKED`,
]);

/** Takes back what each of them does, so that the next case begins with the old schema. */
const MIGRATIONS: [kind: string, sql: string, undo: string][] = [
  ['additive', 'ALTER TABLE "Project" ADD COLUMN one int;', 'ALTER TABLE "Project" DROP COLUMN one'],
  ['DO', `DO $$ BEGIN CREATE INDEX by_do ON "Project" (title, id); END $$;`, 'DROP INDEX by_do'],
  ['CONCURRENTLY', 'CREATE INDEX CONCURRENTLY by_itself ON "Project" (id, title);', 'DROP INDEX by_itself'],
];

let site: MigrationSite;
let before: TableFacts[];
let number = 0;
beforeAll(async () => {
  site = await createMigrationSite();
  before = await site.contents();
});
afterAll(() => site.close());

const asOwner = async (sql: string) => {
  const { ownerUrl } = await site.open();
  await withClient(ownerUrl, (owner) => owner.query(sql));
};

/** Old data in the old schema, or in the new one, and nothing in between; the next case begins anew. */
async function expectWhole(name: string, undo: string): Promise<void> {
  await expectRunning(site);
  const { ownerUrl } = await site.open();
  const applied = (
    await withClient(ownerUrl, (owner) =>
      owner.query('SELECT FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NOT NULL', [name]),
    )
  ).rows.length;
  if (applied > 0) {
    await asOwner(undo);
    await asOwner(`DELETE FROM _prisma_migrations WHERE migration_name = '${name}'; DROP TABLE maintenance.catalogue`);
  }
  await expectContents(site, before);
  await site.removeMigration(name);
}

describe.each(MIGRATIONS)('%s', (_kind, sql, undo) => {
  describe.each(['throw', 'kill'] as const)('%s', (how) => {
    test.each(POINTS)('at %s', async (at) => {
      const name = `9999010100${String((number += 1)).padStart(4, '0')}_case`;
      await site.addMigration(name, sql);
      const ended = await site.migrate({ at, how });
      expect(ended.code === undefined).toBe(how === 'kill');
      expect(ended.code).not.toBe(0);
      await site.recover();
      await expectWhole(name, undo);
    });
  });
});

test('killed on its way back, a migration that fails half-way where it counts always ends with the old data', async () => {
  const name = '99990201000000_half';
  await site.addMigration(
    name,
    `BEGIN; DELETE FROM "Comment"; COMMIT;
     DO $$ BEGIN IF current_setting('autovacuum') = 'on' THEN RAISE EXCEPTION 'only here'; END IF; END $$;`,
  );
  for (const at of [
    'DEPLOY STARTED',
    'RESTORE STARTED',
    'RESTORE WORKED',
    'The copy is whole',
    'The database is replaced',
  ]) {
    expect(await site.migrate({ at, how: 'kill' })).toEqual({});
    expect(await site.recover()).toEqual({ code: 0, recovered: 'RESTORED' });
    await expectContents(site, before);
    await expectRunning(site);
    expect(await pendingOnSite()).toEqual([name]);
  }
  for (const at of ['RESTORE STARTED', 'RESTORE WORKED']) {
    expect(await site.migrate({ at, how: 'throw' })).toMatchObject({ code: 27 });
    expect(await site.recover()).toEqual({ code: 0, recovered: 'RESTORED' });
    await expectContents(site, before);
    await expectRunning(site);
  }
  await site.removeMigration(name);
});

async function pendingOnSite(): Promise<string[]> {
  const { ownerUrl } = await site.open();
  return pendingMigrations(ownerUrl, `${site.env['ETOUCH_PRISMA_DIRECTORY']!}/migrations`);
}
