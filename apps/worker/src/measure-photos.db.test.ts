import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { systemActor } from '@etouch/db/actor';
import { openShoot, type OpenShoot } from '@etouch/db/testing/open-shoot';
import { withClient } from '@etouch/db/with-client';
import { scheduleMeasuring } from '@etouch/domain/assets/measure-photos';
import type { Storage } from '@etouch/integrations/storage/storage';
import { startTestStorage, type TestStorage } from '@etouch/integrations/storage/testing/test-stores';
import { sha256File } from '@etouch/media/hash';
import { noisyPicture } from '@etouch/media/testing/sample-images';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { measurePhotos } from './measure-photos.ts';
import { createMediaPool, type MediaPool } from './media-pool.ts';
import { processAsset } from './process-asset.ts';

let open: OpenShoot;
let root: string;
let files: TestStorage;
let storage: Storage;
let media: MediaPool;
beforeAll(async () => {
  open = await openShoot();
  root = await mkdtemp(join(tmpdir(), 'etouch-measure-'));
  files = await startTestStorage();
  ({ storage } = files.open(root));
  media = createMediaPool(1);
});
afterAll(async () => {
  await media?.close();
  await open?.close();
  await files?.close();
  await rm(root, { recursive: true, force: true });
});

const deps = () => ({ db: open.db, storage, media });
const actor = () => systemActor(open.shoot.studio.id);
const rowOf = (id: string) => open.owner.asset.findUniqueOrThrow({ where: { id } });

/** As rows were before there were such columns. */
const asBefore = {
  derivativeBytes: 0n,
  perceptualHash: null,
  colourHash: null,
  sharpness: null,
  blownHighlights: [],
  crushedShadows: [],
  clipped: null,
};

async function processed(content: Buffer): Promise<string> {
  const { project, studio } = open.shoot;
  const storageKey = `originals/${studio.id}/${project.id}/${randomUUID()}`;
  await storage.put(storageKey, Readable.from([content]));
  const { id } = await open.owner.asset.create({
    data: {
      projectId: project.id,
      assetType: 'PHOTO',
      status: 'UPLOADED',
      originalName: 'photo.jpg',
      neutralName: `${randomUUID()}.jpg`,
      sizeBytes: BigInt(content.length),
      sha256: await storage.withLocalFile(storageKey, sha256File),
      storageKey,
    },
  });
  await processAsset(deps(), actor(), id);
  return id;
}

interface Asked {
  of: string;
  afterId: string | null;
  priority: number;
}
/** The jobs asked for since the last call. */
async function asked(): Promise<Asked[]> {
  return withClient(open.urls.jobsUrl, async (client) => {
    const { rows } = await client.query<{ data: Asked; priority: number }>(
      `DELETE FROM pgboss.job WHERE name = 'measure-photos' RETURNING data, priority`,
    );
    return rows.map(({ data, priority }) => ({ of: data.of, afterId: data.afterId, priority }));
  });
}

it('measures and counts what was processed before, behind everything else, and then has nothing to do', async () => {
  await open.owner.asset.updateMany({ data: { derivativesKey: null } });
  const id = await processed(await noisyPicture(640, 480).jpeg().toBuffer());
  const missing = await processed(await noisyPicture(320, 240).jpeg().toBuffer());
  const before = await rowOf(id);
  await open.owner.asset.updateMany({ where: { id: { in: [id, missing] } }, data: asBefore });
  await storage.removeBelow((await rowOf(missing)).derivativesKey!);

  expect(await scheduleMeasuring(deps())).toBeGreaterThan(0);
  await scheduleMeasuring(deps());
  const begun = await asked();
  expect(new Set(begun.map(({ of, afterId }) => `${of} ${afterId}`))).toEqual(new Set(['asset null']));
  for (const { priority } of begun) expect(priority).toBeLessThan(0);

  await measurePhotos(deps(), actor(), { of: 'asset', afterId: null });
  const after = await rowOf(id);
  expect(after.derivativeBytes).toBe(before.derivativeBytes);
  expect(after.perceptualHash).not.toBeNull();
  expect(Math.abs(after.sharpness! - before.sharpness!)).toBeLessThan(0.2 * before.sharpness! + 50);
  expect(after.clipped).toBe(Math.max(...after.blownHighlights, ...after.crushedShadows));
  expect(await rowOf(missing)).toMatchObject({ perceptualHash: null, derivativeBytes: 0n });
  // The photos are done: the versions come next, and then nothing.
  expect(await asked()).toMatchObject([{ of: 'version', afterId: null }]);
  await measurePhotos(deps(), actor(), { of: 'version', afterId: null });
  expect(await asked()).toEqual([]);
});

it('goes on behind the last of its few, and touches no other studio', async () => {
  const { project, studio } = open.shoot;
  const ids = Array.from({ length: 23 }, () => randomUUID()).toSorted();
  await open.owner.asset.updateMany({ data: { derivativesKey: null } });
  await open.owner.asset.createMany({
    data: ids.map((id) => ({
      id,
      projectId: project.id,
      assetType: 'PHOTO' as const,
      status: 'READY' as const,
      originalName: `${id}.jpg`,
      neutralName: `${id}.jpg`,
      sizeBytes: 1n,
      derivativesKey: `derivatives/${studio.id}/${id}`,
    })),
  });
  await measurePhotos(deps(), actor(), { of: 'asset', afterId: null });
  expect(await asked()).toMatchObject([{ of: 'asset', afterId: ids[19] }]);
  await measurePhotos(deps(), actor(), { of: 'asset', afterId: ids[19]! });
  expect(await asked()).toMatchObject([{ of: 'version', afterId: null }]);
  await measurePhotos(deps(), systemActor(open.shoot.client.id), { of: 'asset', afterId: null });
  expect(await asked()).toMatchObject([{ of: 'version', afterId: null }]);
});
