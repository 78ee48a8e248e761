import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmptyDatabase } from '../testing/empty-database.ts';
import { openShoot } from '../testing/open-shoot.ts';
import type { OpenShoot } from '../testing/open-shoot.ts';
import { inSnapshot } from './in-snapshot.ts';
import { readInventory, writeInventory } from './inventory.ts';
import type { InventoryEntry } from './inventory.ts';

let open: OpenShoot;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'inventory-'));
  open = await openShoot();
});

afterAll(async () => {
  await open.close();
  await rm(directory, { recursive: true });
});

async function inventory(url: string): Promise<{ total: { count: number; bytes: number }; entries: InventoryEntry[] }> {
  const total = await inSnapshot(url, (client) => writeInventory(client, directory));
  const entries: InventoryEntry[] = [];
  for await (const entry of readInventory(directory)) entries.push(entry);
  return { total, entries };
}

test('it names every stored file once, with size and checksum, in the order stores list theirs', async () => {
  const { owner, urls } = open;
  const { total, entries } = await inventory(urls.superuserUrl);
  const [assets, versions, deliverables, uploads] = await Promise.all([
    owner.asset.findMany({ where: { status: { not: 'UPLOADING' } } }),
    owner.retouchVersion.findMany(),
    owner.deliverable.findMany(),
    owner.uploadSession.findMany({ where: { state: 'OPEN' } }),
  ]);
  const keys = [...assets, ...versions, ...deliverables].flatMap(({ storageKey }) => storageKey ?? []);
  const folders = [...assets, ...versions].flatMap(({ derivativesKey }) => derivativesKey ?? []);
  const named = entries.map(({ key }) => key);
  expect(keys.length).toBeGreaterThan(0);
  expect(named.toSorted()).toEqual(
    [
      ...new Set([...keys, ...folders]),
      ...uploads.map(({ id, storageKey }) => `${storageKey.split('/')[1]}/${id}/bytes`),
    ].toSorted(),
  );
  const version = versions[0]!;
  expect(entries.find(({ key }) => key === version.storageKey)).toEqual({
    store: 'files',
    key: version.storageKey,
    bytes: Number(version.sizeBytes),
    sha256: version.sha256,
  });
  const order = entries.map(({ store, key, folder }) => `${store} ${key}${folder ? '/' : ''}`);
  expect(order).toEqual(order.toSorted((a, b) => (a < b ? -1 : 1)));
  expect(total).toEqual({
    count: entries.length,
    bytes: entries.reduce((sum, { bytes = 0 }) => sum + bytes, 0),
  });
});

test('many files are written in parts, none lost or twice', async () => {
  const { owner, urls, shoot } = open;
  const data = Array.from({ length: 4500 }, (_, number) => ({
    projectId: shoot.project.id,
    assetType: 'PHOTO' as const,
    status: 'UPLOADED' as const,
    originalName: `${number}.jpg`,
    neutralName: `many-${number}.jpg`,
    sizeBytes: 10n,
    sha256: String(number).padStart(64, '0'),
    storageKey: `originals/many/${number}`,
  }));
  await owner.asset.createMany({ data });
  const { entries } = await inventory(urls.superuserUrl);
  const many = entries.filter(({ key }) => key.startsWith('originals/many/'));
  expect(new Set(many.map(({ key }) => key)).size).toBe(4500);
  expect(many).toHaveLength(4500);
});

test('a database without tables names none', async () => {
  const empty = await createEmptyDatabase();
  expect((await inventory(empty.superuserUrl)).entries).toEqual([]);
  await empty.drop();
});
