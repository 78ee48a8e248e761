import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findPrograms } from '../backups/programs.ts';
import { holdDatabaseLock } from '../maintenance/database-lock.ts';
import { enterReadOnly, leaveReadOnly } from '../maintenance/read-only.ts';
import { expectContents, expectRunning } from '../testing/expect-running.ts';
import { OLDEST, startExternalServer } from '../testing/external-server.ts';
import type { ExternalServer } from '../testing/external-server.ts';
import { createMigrationSite } from '../testing/migration-site.ts';
import type { MigrationSite } from '../testing/migration-site.ts';
import { withClient } from '../with-client.ts';
import { EXITS } from './steps.ts';

// Each goes through a dump and a restore.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** An external server of the oldest version, whose administrator is no superuser. */
let directory: string;
let external: ExternalServer;
let site: MigrationSite;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'external-'));
  site = await createMigrationSite(async (dataDir) => {
    external = await startExternalServer(directory, dataDir);
    return external.env;
  });
  await site.addMigration('99990101000001_add', 'ALTER TABLE "Project" ADD COLUMN one int;');
});
afterAll(async () => {
  await external.stop();
  await site.close();
  await rm(directory, { recursive: true });
});

const asSuperuser = (sql: string) =>
  withClient(external.server.superuserUrl('postgres'), (superuser) => superuser.query(sql));

test('without pg_dump nothing begins', async () => {
  const none = { ETOUCH_PG_BIN: await mkdtemp(join(directory, 'none-')) };
  expect(await site.migrate({}, none)).toMatchObject({
    code: EXITS.PROGRAMS.code,
    said: expect.stringMatching(/pg_dump and pg_restore 15 or newer/),
  });
});

function hasPrograms(): boolean {
  try {
    findPrograms(OLDEST);
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!hasPrograms())(`with pg_dump and pg_restore ${OLDEST}`, () => {
  test('a right that is missing is named with the statement that grants it', async () => {
    await asSuperuser(`ALTER ROLE ${external.administrator} NOBYPASSRLS NOCREATEDB`);
    const refusal = {
      code: EXITS.RIGHTS.code,
      said: expect.stringContaining(`ALTER ROLE "${external.administrator}" CREATEDB`),
    };
    expect(await site.migrate()).toMatchObject(refusal);
    await asSuperuser(`ALTER ROLE ${external.administrator} CREATEDB`);
    expect(await site.migrate()).toMatchObject({ code: EXITS.RIGHTS.code, said: expect.stringContaining('BYPASSRLS') });
    await asSuperuser(`ALTER ROLE ${external.administrator} BYPASSRLS`);
  });

  test('another machine at work on it, or one that was killed there, is respected', async () => {
    const { adminUrl } = await site.open();
    const other = await holdDatabaseLock(adminUrl);
    expect(await site.migrate()).toMatchObject({
      code: EXITS.LOCK.code,
      said: expect.stringContaining('another machine'),
    });
    await other.release();
    await enterReadOnly(adminUrl);
    expect(await site.migrate()).toMatchObject({ code: EXITS.LOCK.code, said: expect.stringContaining('read-only') });
    await leaveReadOnly(adminUrl);
  });

  test('one that fails on the database alone is taken back into a new one, and the old one is kept', async () => {
    const before = await site.contents();
    await site.addMigration(
      '99990101000002_only_here',
      `BEGIN; DELETE FROM "Comment"; COMMIT;
       DO $$ BEGIN IF current_database() NOT LIKE '%\\_copy\\_%' THEN RAISE EXCEPTION 'only here'; END IF; END $$;`,
    );
    const ended = await site.migrate();
    expect(ended).toMatchObject({
      code: EXITS.DEPLOY.code,
      said: expect.stringMatching(/only here.*kept in \w+_replaced_\d+\)/s),
    });
    await site.removeMigration('99990101000002_only_here');
    await expectContents(site, before);
    await expectRunning(site);
  });

  test('killed when the deployment had begun, it is put back', async () => {
    const before = await site.contents();
    expect(await site.migrate({ at: 'DEPLOY STARTED', how: 'kill' })).toEqual({});
    expect(await site.recover()).toEqual({ code: 0, recovered: 'RESTORED' });
    await expectContents(site, before);
    await expectRunning(site);
  });

  test('while the application is connected it is migrated, and nothing but the database is left', async () => {
    const before = await site.contents();
    const { appUrl } = await site.open();
    const application = new pg.Client({ connectionString: appUrl });
    application.on('error', () => {});
    await application.connect();
    const ended = new Promise((settle) => application.once('end', settle));
    expect(await site.migrate()).toMatchObject({ code: 0, applied: ['99990101000001_add'] });
    await ended;
    await expectContents(site, before, ['Project']);
    await expectRunning(site);
    const { rows } = await asSuperuser(`SELECT datname FROM pg_database WHERE datname ~ '_(copy|restoring)_'`);
    expect(rows).toEqual([]);
  });
});
