import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { inSnapshot } from '@etouch/db/backups/in-snapshot';
import { readInventory, writeInventory } from '@etouch/db/backups/inventory';
import { waysToName, whichAreNamed } from '@etouch/db/files/named-files';
import { openShoot, type OpenShoot } from '@etouch/db/testing/open-shoot';
import { withClient } from '@etouch/db/with-client';
import { StoredObject } from '@etouch/integrations/storage/testing/s3-server/objects';
import { startTestStorage, type TestStorage } from '@etouch/integrations/storage/testing/test-stores';
import type { Storage } from '@etouch/integrations/storage/storage';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { collectFiles, WAIT_MS } from './collect-files.ts';
import { GRACE_MS } from './compare-storage.ts';
import { createHeldByBackups } from './held-by-backups.ts';
import { removeFiles } from './remove-files.ts';

const DAY = 24 * 60 * 60 * 1000;

let open: OpenShoot;
let files: TestStorage;
let storage: Storage;
let dataDir: string;
let backups: string[];
/** The clock of these tests: files are made and looked at by it. */
let now: number;

beforeAll(async () => {
  open = await openShoot();
  // In a bucket, whose objects can be given an age.
  files = await startTestStorage('s3');
});
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'etouch-collect-'));
  ({ storage } = files.open(dataDir));
  files.server!.objects.clear();
  backups = [];
  now = Date.now();
  return () => rm(dataDir, { recursive: true, force: true });
});
afterAll(async () => {
  await files?.close();
  await open?.close();
});

const log = { info: () => {}, warn: () => {}, error: () => {} };
const deps = () => ({
  db: open.db,
  jobsUrl: open.urls.jobsUrl,
  storage,
  heldByBackups: createHeldByBackups(dataDir),
  log,
});
/** No two runs at the same moment. */
const collect = async (mode: 'report' | 'remove' = 'remove') =>
  (await collectFiles(deps(), new Date(++now), { mode }))!;
const keys = () => [...files.server!.objects.keys()];
const put = async (key: string) => {
  await storage.put(key, Readable.from([Buffer.from(key)]));
  files.server!.objects.get(key)!.modifiedAt = new Date(now);
  return key;
};
const newKey = (kind = 'originals') => `${kind}/${open.shoot.studio.id}/${open.shoot.project.id}/${randomUUID()}`;

/** A photo whose bytes are there; @param crash ends before its row names them. */
async function upload(crash: boolean): Promise<void> {
  const { project, studio } = open.shoot;
  const storageKey = newKey();
  const session = await open.owner.uploadSession.create({
    data: {
      projectId: project.id,
      userId: studio.people.producer.id,
      organizationId: studio.id,
      purpose: 'ASSET',
      fileName: 'a.jpg',
      sizeBytes: BigInt(storageKey.length),
      storageKey,
      expiresAt: new Date(now + 7 * DAY),
    },
  });
  await put(storageKey);
  if (crash) return;
  const fields = { projectId: project.id, assetType: 'PHOTO', originalName: 'a.jpg', neutralName: storageKey } as const;
  const sha256 = storageKey.slice(-12).padStart(64, '0');
  const { id } = await open.owner.asset.create({
    data: { ...fields, status: 'UPLOADED', sizeBytes: BigInt(storageKey.length), sha256, storageKey },
  });
  await open.owner.uploadSession.update({ where: { id: session.id }, data: { state: 'COMPLETE', assetId: id } });
}

/** A row of ours, made by `upload`. */
const photos = () => open.owner.asset.findMany({ where: { originalName: 'a.jpg' }, orderBy: { id: 'asc' } });

async function derive(crash: boolean): Promise<void> {
  const photo = (await photos()).find((one) => one.derivativesKey === null && one.status === 'UPLOADED');
  if (!photo) return;
  const [, studioId] = photo.storageKey!.split('/');
  const folder = `derivatives/${studioId}/${photo.projectId}/${photo.id}-${photo.sha256!.slice(0, 12)}`;
  await put(`${folder}/preview.jpg`);
  if (crash) return;
  await put(`${folder}/thumbnail.webp`);
  await open.owner.asset.update({ where: { id: photo.id }, data: { derivativesKey: folder } });
}

async function deletePhoto(crash: boolean): Promise<void> {
  const [photo] = await photos();
  if (!photo) return;
  await open.owner.asset.update({ where: { id: photo.id }, data: { trashedAt: new Date(now) } });
  await open.owner.uploadSession.deleteMany({ where: { assetId: photo.id } });
  await open.owner.asset.delete({ where: { id: photo.id } });
  if (!crash) await removeFiles(deps(), open.shoot.studio.system);
}

async function endUpload(): Promise<void> {
  const session = await open.owner.uploadSession.findFirst({ where: { fileName: 'a.jpg', state: 'OPEN' } });
  if (session) await open.owner.uploadSession.update({ where: { id: session.id }, data: { state: 'EXPIRED' } });
}

async function backUp(): Promise<void> {
  // A moment of its own, also when an older one has gone since.
  const name = new Date(++now).toISOString().replaceAll(/[:.]/g, '-');
  const path = join(dataDir, 'backups', name);
  await mkdir(path, { recursive: true });
  await inSnapshot(open.urls.superuserUrl, (client) => writeInventory(client, path));
  await writeFile(join(path, 'backup.json'), '{"format":1,"tables":[]}');
  backups.push(path);
}

async function pruneBackup(): Promise<void> {
  const oldest = backups.shift();
  if (oldest) await rm(oldest, { recursive: true });
}

/** Which keys the kept backups name, by themselves or by a folder. */
async function keptByBackups(): Promise<Set<string>> {
  const named = new Set<string>();
  for (const path of backups) for await (const { key } of readInventory(path)) named.add(key);
  return new Set(keys().filter((key) => waysToName(key).some((way) => named.has(way))));
}

const namedByRows = (of: string[]) => withClient(open.urls.superuserUrl, (client) => whichAreNamed(client, of));

/** Killed behind the first file that it removes: what has gone by then must have been nobody's too. */
async function collectUntilKilled(): Promise<void> {
  const broken: Storage = {
    ...storage,
    async remove(key) {
      await storage.remove(key);
      throw new Error('killed');
    },
  };
  await collectFiles({ ...deps(), storage: broken }, new Date(now), { mode: 'remove' }).catch((error: unknown) => {
    if (!(error instanceof Error) || error.message !== 'killed') throw error;
  });
}

describe('collecting files', () => {
  it('reports first, and removes what was nobody’s for long enough, with its audit', async () => {
    const stray = await put(newKey());
    const strange = await put('old/things/of/ours');
    now += GRACE_MS - DAY;
    expect(await collect()).toMatchObject({ young: 2, problems: { ORPHANED: 0 }, removed: 0 });
    now += 2 * DAY;
    const young = await put(newKey('derivatives') + '/preview.jpg');
    expect(await collect()).toMatchObject({ young: 1, problems: { ORPHANED: 2 }, removed: 0 });
    now += WAIT_MS - DAY;
    expect(await collect()).toMatchObject({ removed: 0 });
    now += DAY;
    expect(await collect('report')).toMatchObject({ removed: 0 });
    expect(await collect()).toMatchObject({ removed: 1, removedBytes: stray.length });
    expect(keys().toSorted()).toEqual([young, strange].toSorted());
    const events = await open.owner.auditEvent.findMany({ where: { type: 'files.collected' } });
    expect(events.map(({ organizationId, payload }) => [organizationId, payload])).toEqual([
      [open.shoot.studio.id, { keys: [stray], bytes: stray.length }],
    ]);
    expect(await collect()).toMatchObject({ removed: 0 });
  });

  it('keeps what a kept backup names, also in a folder, until that is gone', async () => {
    await upload(false);
    await derive(false);
    await backUp();
    await deletePhoto(true);
    // As if the record of the removal had been lost too.
    await open.owner.fileRemoval.deleteMany();
    expect(keys()).toHaveLength(3);
    now += 40 * DAY;
    await collect();
    now += WAIT_MS;
    expect(await collect()).toMatchObject({ removed: 0, held: 3 });
    await pruneBackup();
    expect(await collect()).toMatchObject({ removed: 3 });
    expect(keys()).toEqual([]);
  });

  it('asks again just before: what was named or written meanwhile stays', async () => {
    const [named, written] = [await put(newKey()), await put(newKey())];
    now += 40 * DAY;
    await collect();
    now += WAIT_MS;
    // After the comparison, in the moment before they would go.
    const heldByBackups = async () => {
      files.server!.objects.get(written)!.modifiedAt = new Date(now);
      const { studio, project } = open.shoot;
      await open.owner.fileRemoval.create({ data: { studioId: studio.id, projectId: project.id, storageKey: named } });
      return new Set<string>();
    };
    const collected = await collectFiles({ ...deps(), heldByBackups }, new Date(++now), { mode: 'remove' });
    expect(collected).toMatchObject({ removed: 0, problems: { ORPHANED: 2 } });
    await open.owner.fileRemoval.deleteMany();
    expect(keys().toSorted()).toEqual([named, written].toSorted());
  });

  it('reports files that are missing or have another size, until they are there again', async () => {
    await upload(false);
    const [photo] = await photos();
    const before = (await collect()).problems;
    const object = files.server!.objects.get(photo!.storageKey!)!;
    files.server!.objects.delete(photo!.storageKey!);
    expect((await collect()).problems.MISSING).toBe(before.MISSING + 1);
    files.server!.objects.set(photo!.storageKey!, new StoredObject([Buffer.from('x')], object));
    expect((await collect()).problems).toMatchObject({ MISSING: before.MISSING, SIZE: before.SIZE + 1 });
    files.server!.objects.set(photo!.storageKey!, object);
    expect((await collect()).problems).toEqual(before);
    await deletePhoto(false);
  });

  it('runs once at a time, and begins again after it was broken off', async () => {
    const stray = await put(newKey());
    now += 40 * DAY;
    await collect();
    now += WAIT_MS;
    const broken: Storage = { ...storage, remove: () => Promise.reject(new Error('killed')) };
    await expect(collectFiles({ ...deps(), storage: broken }, new Date(now), { mode: 'remove' })).rejects.toThrow(
      'killed',
    );
    const both = await Promise.all([
      collectFiles(deps(), new Date(now), { mode: 'remove' }),
      collectFiles(deps(), new Date(now), { mode: 'remove' }),
    ]);
    expect(both.filter((one) => one === null)).toHaveLength(1);
    expect(keys()).not.toContain(stray);
  });

  it('never removes what rows or backups name, whatever happened before', { timeout: 120_000 }, async () => {
    const step = fc.record({
      what: fc.constantFrom(
        'upload',
        'upload',
        'derive',
        'delete',
        'endUpload',
        'backUp',
        'prune',
        'stray',
        'pass',
        'pass',
        'collect',
        'collect',
      ),
      crash: fc.boolean(),
      days: fc.integer({ min: 1, max: 30 }),
    });
    const does: Record<string, (crash: boolean) => Promise<unknown>> = {
      upload,
      derive,
      delete: deletePhoto,
      endUpload,
      backUp,
      prune: pruneBackup,
      stray: () => put(newKey()),
    };
    let removed = 0;
    /** Collects, and looks at what has gone. @param seen since when each file was to be seen as nobody's */
    const collectAndLook = async (seen: Map<string, number>, crash = false) => {
      const before = new Map(keys().map((key) => [key, files.server!.objects.get(key)!.modifiedAt.getTime()]));
      const [named, kept] = [await namedByRows([...before.keys()]), await keptByBackups()];
      if (crash) await collectUntilKilled();
      else await collect();
      const gone = [...before.keys()].filter((key) => !files.server!.objects.has(key));
      for (const key of gone) {
        expect(named.has(key), `${key} is named`).toBe(false);
        expect(kept.has(key), `${key} is in a backup`).toBe(false);
        expect(now - before.get(key)!, `${key} is young`).toBeGreaterThanOrEqual(GRACE_MS);
        expect(now - (seen.get(key) ?? now), `${key} was not reported`).toBeGreaterThanOrEqual(WAIT_MS);
      }
      removed += gone.length;
      for (const [key, at] of before) if (!named.has(key) && now - at >= GRACE_MS && !seen.has(key)) seen.set(key, now);
    };
    const property = fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      files.server!.objects.clear();
      for (; backups.length > 0;) await pruneBackup();
      await open.owner.uploadSession.deleteMany({ where: { fileName: 'a.jpg' } });
      for (const _ of await photos()) await deletePhoto(false);
      const seen = new Map<string, number>();
      for (const { what, crash, days } of steps) {
        if (what === 'pass') now += days * DAY;
        else if (what === 'collect') await collectAndLook(seen, crash);
        else await does[what]!(crash);
      }
      // And in the end, nothing that is nobody's stays.
      for (; backups.length > 0;) await pruneBackup();
      now += 60 * DAY;
      await put(newKey());
      now += 30 * DAY;
      await removeFiles(deps(), open.shoot.studio.system);
      await collectAndLook(seen);
      now += WAIT_MS;
      await collectAndLook(seen);
      expect([...(await namedByRows(keys()))].toSorted()).toEqual(keys().toSorted());
    });
    // Shrinking forty steps on a database would outlast the test's time and hide what was found.
    await fc.assert(property, { numRuns: 6, interruptAfterTimeLimit: 60_000, endOnFailure: true });
    expect(removed).toBeGreaterThanOrEqual(6);
  });
});
