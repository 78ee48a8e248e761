import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { openShoot, type OpenShoot } from '@etouch/db/testing/open-shoot';
import type { Storage } from '@etouch/integrations/storage/storage';
import { StorageFull } from '@etouch/integrations/storage/storage';
import { startTestStorage, type TestStorage } from '@etouch/integrations/storage/testing/test-stores';
import { sha256File } from '@etouch/media/hash';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMediaPool, type MediaPool } from './media-pool.ts';
import { processAsset, TryAgain } from './process-asset.ts';

let open: OpenShoot;
let root: string;
let files: TestStorage;
let storage: Storage;
let media: MediaPool;
beforeAll(async () => {
  open = await openShoot();
  root = await mkdtemp(join(tmpdir(), 'etouch-worker-'));
  files = await startTestStorage();
  ({ storage } = files.open(root));
  media = createMediaPool(2);
});
afterAll(async () => {
  await media?.close();
  await open?.close();
  await files?.close();
  await rm(root, { recursive: true, force: true });
});

/** A picture of one black dot: the smallest file that is a whole photograph. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function uploaded(content: Buffer): Promise<string> {
  const { project, studio } = open.shoot;
  const storageKey = `originals/${studio.id}/${project.id}/${randomUUID()}`;
  await storage.put(storageKey, Readable.from([content]));
  const asset = await open.owner.asset.create({
    data: {
      projectId: project.id,
      assetType: 'PHOTO',
      status: 'UPLOADED',
      originalName: 'photo.png',
      neutralName: `${randomUUID()}.png`,
      sizeBytes: BigInt(content.length),
      sha256: await storage.withLocalFile(storageKey, sha256File),
      storageKey,
    },
  });
  return asset.id;
}

const rowOf = (id: string) => open.owner.asset.findUniqueOrThrow({ where: { id } });
const work = (id: string, parts: { storage?: Storage; media?: MediaPool } = {}) =>
  processAsset({ db: open.db, storage, media, ...parts }, open.shoot.studio.system, id);

describe('processing a photo', () => {
  it('ends the same when it is done twice, also at once', async () => {
    const id = await uploaded(dot);
    await Promise.all([work(id), work(id)]);
    const done = await rowOf(id);
    expect(done).toMatchObject({ status: 'READY', width: 1, height: 1, processingError: null });
    await work(id);
    expect(await rowOf(id)).toEqual(done);
    expect(await storage.stat(`${done.derivativesKey}/thumbnail.webp`)).not.toBeNull();
  });

  it('never touches what is delivered or another studio’s', async () => {
    const id = await uploaded(dot);
    await processAsset({ db: open.db, storage, media }, open.shoot.rival.system, id);
    expect((await rowOf(id)).status).toBe('UPLOADED');
    for (const status of ['PROCESSING', 'READY', 'DELIVERED'] as const)
      await open.owner.asset.update({ where: { id }, data: { status } });
    await work(id);
    expect((await rowOf(id)).status).toBe('DELIVERED');
  });

  it('is tried again after a crash, three times, and then says so', async () => {
    const id = await uploaded(dot);
    const crashing: MediaPool = { ...media, use: () => Promise.reject(new Error('killed')) };
    await expect(work(id, { media: crashing })).rejects.toBeInstanceOf(TryAgain);
    expect(await rowOf(id)).toMatchObject({ status: 'PROCESSING', processingError: null });
    await expect(work(id, { media: crashing })).rejects.toBeInstanceOf(TryAgain);
    await work(id, { media: crashing });
    expect(await rowOf(id)).toMatchObject({ status: 'UPLOADED', processingError: 'CRASHED', processingAttempts: 3 });
  });

  it('waits for room when the disk is full, and is whole afterwards', async () => {
    const id = await uploaded(dot);
    const full: Storage = { ...storage, adopt: () => Promise.reject(new StorageFull(0)) };
    await expect(work(id, { storage: full })).rejects.toThrow('STORAGE_FULL');
    await work(id);
    expect((await rowOf(id)).status).toBe('READY');
  });

  it('says when the original is gone', async () => {
    const id = await uploaded(dot);
    await storage.remove((await rowOf(id)).storageKey!);
    await work(id);
    expect(await rowOf(id)).toMatchObject({ status: 'UPLOADED', processingError: 'ORIGINAL_MISSING' });
  });
});
