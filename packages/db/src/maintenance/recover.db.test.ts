import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { stopPostmaster } from '../embedded/postmaster.ts';
import { restoredClusterPath } from '../embedded/cluster.ts';
import { clusterPath } from '../embedded/start-embedded-postgres.ts';
import { expectContents, expectRunning } from '../testing/expect-running.ts';
import { createMigrationSite } from '../testing/migration-site.ts';
import type { MigrationSite } from '../testing/migration-site.ts';
import { withClient } from '../with-client.ts';

// Each goes through copies and starts of whole servers.
vi.setConfig({ testTimeout: 300_000 });

/** One installation, killed again and again; every test begins with what the last one left. */
let site: MigrationSite;
let before: Awaited<ReturnType<MigrationSite['contents']>>;
beforeAll(async () => {
  site = await createMigrationSite();
  await site.addMigration('99990101000001_add', 'ALTER TABLE "Project" ADD COLUMN one int;');
  before = await site.contents();
});
afterAll(() => site.close());

async function columns(): Promise<string[]> {
  const { ownerUrl } = await site.open();
  const { rows } = await withClient(ownerUrl, (owner) =>
    owner.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'Project' AND column_name IN ('one', 'two')`,
    ),
  );
  return rows.map(({ name }) => name);
}

test.each(['READ_ONLY WORKED', 'half copied', 'REHEARSE WORKED'])(
  'killed at %s: nothing has changed, and the application runs',
  async (at) => {
    expect(await site.migrate({ at, how: 'kill' })).toEqual({});
    expect(await site.recover()).toEqual({ code: 0, recovered: 'UNCHANGED' });
    await expectContents(site, before);
    expect(await columns()).toEqual([]);
    await expectRunning(site);
  },
);

test('killed when the deployment had begun: the backup is put back', async () => {
  expect(await site.migrate({ at: 'DEPLOY STARTED', how: 'kill' })).toEqual({});
  expect(await site.recover()).toEqual({ code: 0, recovered: 'RESTORED' });
  await expectContents(site, before);
  expect(await columns()).toEqual([]);
  await expectRunning(site);
});

test('killed while the backup is put back, and again while that is finished, and between the two renames', async () => {
  expect(await site.migrate({ at: 'DEPLOY STARTED', how: 'kill' })).toEqual({});
  expect(await site.recover({ at: 'The copy is whole', how: 'kill' })).toEqual({});
  expect(await site.recover({ at: 'Putting it in the place of the database', how: 'kill' })).toEqual({});
  const cluster = clusterPath(site.dataDir);
  const restored = restoredClusterPath(cluster);
  const { kept } = JSON.parse(await readFile(join(restored, 'etouch-restored.json'), 'utf8')) as { kept: string };
  await stopPostmaster(cluster);
  await rename(cluster, kept);
  expect(await site.recover({ at: 'RELEASE STARTED', how: 'kill' })).toEqual({});
  expect(await site.recover()).toEqual({ code: 0, recovered: 'RESTORED' });
  await expectContents(site, before);
  expect(await columns()).toEqual([]);
  await expectRunning(site);
});

test('killed when everything was applied: it stays applied', async () => {
  expect(await site.migrate({ at: 'DEPLOY WORKED', how: 'kill' })).toEqual({});
  expect(await site.recover()).toEqual({ code: 0, recovered: 'MIGRATED' });
  expect(await columns()).toEqual(['one']);
  await expectContents(site, before, ['Project']);
  await expectRunning(site);
});

test('a failure of the release leaves the new schema in read-only, and the next command lets everybody write', async () => {
  await site.addMigration('99990101000002_add', 'ALTER TABLE "Project" ADD COLUMN two int;');
  expect(await site.migrate({ at: 'RELEASE STARTED', how: 'throw' })).toMatchObject({ code: 28 });
  expect(await site.migrate()).toMatchObject({ code: 0, applied: [] });
  expect(await columns()).toEqual(['one', 'two']);
  await expectRunning(site);
});

test('there is nothing to recover then', async () => {
  expect(await site.recover()).toEqual({ code: 0, recovered: null });
});
