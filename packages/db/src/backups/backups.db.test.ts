import { appendFile, readdir, rename, rm, stat, truncate } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createDatabase } from '../client.ts';
import type { Database } from '../database.ts';
import { createOwnerDatabase } from '../owner-client.ts';
import { isReadOnly, leaveReadOnly } from '../maintenance/read-only.ts';
import { createInstallation } from '../testing/installation.ts';
import type { Installation } from '../testing/installation.ts';
import { populateShoot } from '../testing/shoot.ts';
import type { Shoot } from '../testing/shoot.ts';
import { withClient } from '../with-client.ts';
import type { Backup } from './backup.ts';
import { backupsDirectory, readBackup } from './backup.ts';
import { verifySeal } from './checksums.ts';
import { findBackup } from './find-backup.ts';
import { inSnapshot } from './in-snapshot.ts';
import { listBackups } from './list-backups.ts';
import { openCopy } from './open-copy.ts';
import { restoreBackup } from './restore-backup.ts';
import { firstDifference, readTables } from './table-facts.ts';
import type { TableFacts } from './table-facts.ts';
import { takeBackup } from './take-backup.ts';
import { compareTables, verifyBackup } from './verify-backup.ts';

let installation: Installation;
let dataDir: string;
let database: Database;
let shoot: Shoot;
let backup: Backup;
let before: TableFacts[];

const facts = () => inSnapshot(database.adminUrl, (client) => readTables(client, { checksums: 'ALL' }));
const change = (sql: string) => withClient(database.ownerUrl, (owner) => owner.query(sql));

beforeAll(async () => {
  installation = await createInstallation();
  ({ dataDir } = installation);
  database = await installation.open();
  const owner = createOwnerDatabase(database);
  shoot = await populateShoot(owner);
  await owner.$disconnect();
  before = await facts();
});

afterAll(() => installation.remove());

test('a backup of a database in use holds it in read-only while its files are copied, and says what it holds', async () => {
  const held: boolean[] = [];
  const pending: Promise<unknown>[] = [];
  backup = await takeBackup({
    database,
    dataDir,
    reason: 'BY_HAND',
    purpose: 'db:backup',
    log: (line) => {
      if (line === 'Reading what the tables hold')
        pending.push(isReadOnly(database.adminUrl).then((on) => held.push(on)));
    },
  });
  await Promise.all(pending);
  expect(held).toEqual([true]);
  expect(await isReadOnly(database.adminUrl)).toBe(false);
  expect(await readBackup(backup.path)).toEqual(backup);
  expect(await listBackups(dataDir)).toEqual([backup]);
  expect(backup).toMatchObject({ kind: 'CLUSTER', reason: 'BY_HAND', serverVersion: expect.stringMatching(/^18\./) });
  expect(backup.migrations.length).toBeGreaterThan(10);
  expect(firstDifference(before, backup.tables)).toBeUndefined();
  expect(backup.tables.find(({ name }) => name === 'public.Asset')).toMatchObject({ checksum: /^[0-9a-f]{64}$/ });
  expect((await readdir(backup.path)).sort()).toEqual([
    'backup.json',
    'files.jsonl',
    'postgres',
    'secrets',
    'sha256sums',
  ]);
  expect((await stat(join(backup.path, 'secrets/database.json'))).mode & 0o077).toBe(0);
});

test('it is verified by opening a copy, and stays as it was bit by bit', async () => {
  await verifyBackup({ database, dataDir, backup });
  const copy = await openCopy({ database, dataDir, backup });
  // The backup was copied in read-only.
  expect(await isReadOnly(copy.adminUrl)).toBe(false);
  await withClient(copy.ownerUrl, (owner) => owner.query('DELETE FROM "PhotoMark"'));
  expect(firstDifference(before, await facts())).toBeUndefined();
  await copy.close();
  await verifySeal(backup.path);
  expect(await readdir(backupsDirectory(dataDir))).toEqual([basename(backup.path)]);
});

test('a changed cent, a missing row and a damaged file are found and named', async () => {
  const changed = backup.tables.map((table) =>
    table.name === 'public.InvoiceItem' ? { ...table, checksum: '0'.repeat(64) } : table,
  );
  await expect(compareTables(database.adminUrl, { ...backup, tables: changed })).rejects.toThrow(
    /InvoiceItem has other values/,
  );
  // A price would leave a row in the audit as well, which comes first in the order of names.
  await change('UPDATE "ProjectPricingItem" SET description = description || $$!$$');
  expect(firstDifference(before, await facts())).toBe('public.ProjectPricingItem has other values in its rows');
  await change('DELETE FROM "PhotoMark"');
  expect(firstDifference(before, await facts())).toMatch(/PhotoMark has 0 rows instead of \d+/);

  const file = join(backup.path, 'postgres/global/pg_control');
  const { size } = await stat(file);
  await appendFile(file, '!');
  const named = await findBackup(basename(backup.path), { dataDir, from: '/' });
  const refusal = new RegExp(`the backup ${basename(backup.path)} is damaged: postgres/global/pg_control`);
  await expect(restoreBackup({ database, dataDir, backup: named })).rejects.toThrow(refusal);
  await expect(verifyBackup({ database, dataDir, backup })).rejects.toThrow(refusal);
  await truncate(file, size);
  await rename(file, `${file}.away`);
  await expect(verifySeal(backup.path)).rejects.toThrow(refusal);
  await rename(`${file}.away`, file);
  await verifySeal(backup.path);
});

test('restoring brings every row back, and the application works through its own role', async () => {
  expect(firstDifference(before, await facts())).toBeDefined();
  const { kept } = await restoreBackup({ database, dataDir, backup, run: 'first' });
  database = await installation.open();
  expect(await isReadOnly(database.adminUrl)).toBe(true);
  await leaveReadOnly(database.adminUrl);
  expect(firstDifference(before, await facts())).toBeUndefined();
  expect(existsSync(join(kept, 'PG_VERSION'))).toBe(true);
  const db = createDatabase({ ...database, directUrl: database.jobsUrl });
  const { actor } = shoot.studio.people.admin;
  const photos = await db.withActor(actor, (tx) => tx.asset.findMany({ select: { id: true } }));
  expect(photos.length).toBeGreaterThan(0);
  await db.withActor(actor, (tx) => tx.asset.updateMany({ data: { productReference: 'after' } }));
  await db.close();
  await verifySeal(backup.path);
});

test('an attempt that had come to its end is not made again, another one is', async () => {
  const now = await facts();
  const names = await readdir(dataDir);
  const again = await restoreBackup({ database, dataDir, backup, run: 'first' });
  expect(names).toContain(basename(again.kept));
  expect(await readdir(dataDir)).toEqual(names);
  expect(firstDifference(now, await facts())).toBeUndefined();
  const { kept } = await restoreBackup({ database, dataDir, backup });
  expect(names).not.toContain(basename(kept));
  expect(firstDifference(before, await facts())).toBeUndefined();
});

test("a backup of another installation is restored with this one's passwords", async () => {
  const other = await createInstallation();
  onTestFinished(() => other.remove());
  await rm(join(other.dataDir, 'postgres'), { recursive: true });
  await rm(join(other.dataDir, 'secrets'), { recursive: true });
  const opened = await other.open();
  await restoreBackup({ database: opened, dataDir: other.dataDir, backup });
  const restored = await other.open();
  const found = await inSnapshot(restored.adminUrl, (client) => readTables(client, { checksums: 'ALL' }));
  expect(firstDifference(before, found)).toBeUndefined();
  await withClient(restored.appUrl, (app) => app.query('SELECT 1'));
});

test('a backup of the other kind of server is refused', async () => {
  const external = { ...database, embedded: false };
  await expect(restoreBackup({ database: external, dataDir, backup })).rejects.toThrow(/unset DATABASE_URL/);
  const dump: Backup = { ...backup, kind: 'DUMP' };
  await expect(openCopy({ database, dataDir, backup: dump })).rejects.toThrow(/dump of an external server/);
});
