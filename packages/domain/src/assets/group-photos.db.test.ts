import { openShoot, type OpenShoot } from '@etouch/db/testing/open-shoot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countAssets } from './count-assets.ts';
import { editAssets } from './edit-assets.ts';
import { groupPhotos } from './group-photos.ts';
import { listAssets } from './list-assets.ts';

let open: OpenShoot;
beforeAll(async () => void (open = await openShoot()));
afterAll(() => open.close());

const START = Date.UTC(2026, 1, 3, 10);
const deps = () => ({ db: open.db });

/** Photos as they are after processing: time in ms, hash, sharpness. */
async function taken(photos: { at: number; hash: bigint; sharpness: number }[], projectId = open.shoot.project.id) {
  const rows = await open.owner.asset.createManyAndReturn({
    data: photos.map(({ at, hash, sharpness }, n) => ({
      projectId,
      assetType: 'PHOTO' as const,
      status: 'READY' as const,
      originalName: `frame ${n}.jpg`,
      neutralName: `${at}-${n}.jpg`,
      sizeBytes: 1n,
      width: 3000,
      height: 2000,
      camera: 'Nikon Z 8',
      capturedAt: new Date(START + at),
      perceptualHash: hash,
      colourHash: 0n,
      sharpness,
      blownHighlights: [0, 0, 0],
      crushedShadows: [0, 0, 0],
      clipped: 0,
    })),
  });
  return rows.map(({ id }) => id);
}

const placesOf = async (ids: string[]) => {
  const rows = await open.owner.asset.findMany({ where: { id: { in: ids } }, orderBy: { capturedAt: 'asc' } });
  return rows.map(({ burstKey, burstRank, burstSize, likenessKey }) => ({
    burstKey,
    burstRank,
    burstSize,
    likenessKey,
  }));
};
const alone = { burstKey: null, burstRank: null, burstSize: null, likenessKey: null };
const group = () => groupPhotos(deps(), open.shoot.studio.system, open.shoot.project.id);

describe('groupPhotos', () => {
  it('groups, writes only what is new, and follows the photos that come, go and come back', async () => {
    const [first, second, far] = (await taken([
      { at: 0, hash: 1n, sharpness: 10 },
      { at: 300, hash: 3n, sharpness: 30 },
      { at: 60_000, hash: -7_000_000_000_000_001n, sharpness: 20 },
    ])) as [string, string, string];
    expect(await group()).toBe(2);
    expect(await placesOf([first, second, far])).toEqual([
      { burstKey: first, burstRank: 2, burstSize: 2, likenessKey: null },
      { burstKey: first, burstRank: 1, burstSize: 2, likenessKey: null },
      alone,
    ]);
    expect(await group()).toBe(0);
    // A smaller copy of a frame is no frame, though its time says so, and looks like the others.
    const [copy] = (await taken([{ at: 300, hash: 3n, sharpness: 30 }])) as [string];
    await open.owner.asset.update({ where: { id: copy }, data: { width: 1500, height: 1000 } });
    const [eldest] = [first, second].toSorted();
    expect(await group()).toBe(3);
    expect(await placesOf([copy])).toEqual([{ ...alone, likenessKey: eldest }]);
    expect((await placesOf([first]))[0]).toMatchObject({ burstKey: first, burstSize: 2, likenessKey: eldest });
    // The sharpest goes: what is left of the burst stands alone at once, not only after the next grouping.
    const actor = open.shoot.studio.people.admin.actor;
    await editAssets(deps(), actor, open.shoot.project.id, { assetIds: [second], trashed: true });
    expect((await placesOf([first]))[0]).toMatchObject({ burstKey: null, burstRank: null });
    await group();
    expect((await placesOf([first]))[0]).toMatchObject({ burstKey: null, likenessKey: first });
    await editAssets(deps(), actor, open.shoot.project.id, { assetIds: [second], trashed: false });
    await group();
    expect((await placesOf([second]))[0]).toMatchObject({ burstKey: first, burstRank: 1, likenessKey: eldest });
    const [late] = (await taken([{ at: 900, hash: 1n, sharpness: 99 }])) as [string];
    await Promise.all([group(), group()]);
    expect(await placesOf([late])).toEqual([{ burstKey: first, burstRank: 1, burstSize: 3, likenessKey: eldest }]);
  });

  it('folds bursts up, unfolds them, filters and counts for the studio; nobody else may ask', async () => {
    const { project, studio, client } = open.shoot;
    const admin = studio.people.admin.actor;
    const list = async (query: object) =>
      (await listAssets(deps(), admin, project.id, { sort: 'captured', limit: 200, ...query })).items;
    const all = await list({});
    const bursts = all.filter(({ culling }) => culling?.burst);
    const tops = bursts.filter(({ culling }) => culling?.burst?.rank === 1);
    expect(tops.length).toBeGreaterThan(0);
    const ids = (photos: { id: string }[]) => photos.map(({ id }) => id);
    expect(ids(await list({ stacked: 'true' }))).toEqual(
      ids(all.filter(({ culling }) => (culling?.burst?.rank ?? 1) === 1)),
    );
    expect(ids(await list({ only: 'sharpest' }))).toEqual(ids(tops));
    const key = tops[0]!.culling!.burst!.key;
    const frames = await list({ burst: [key] });
    expect(frames).toHaveLength(tops[0]!.culling!.burst!.size);
    const alike = await list({ only: 'alike' });
    expect(ids(alike)).toEqual(ids(all.filter(({ culling }) => culling?.alike)));
    expect(await list({ only: 'clipped' })).toEqual([]);
    await open.owner.asset.update({ where: { id: frames[0]!.id }, data: { clipped: 200 } });
    expect(ids(await list({ only: 'clipped' }))).toEqual([frames[0]!.id]);
    expect(await countAssets(deps(), admin, project.id)).toMatchObject({
      sharpest: tops.length,
      alike: alike.length,
      clipped: 1,
    });
    const outside = client.people.admin.actor;
    const asked: Partial<Parameters<typeof listAssets>[3]>[] = [
      { stacked: 'true' },
      { only: 'sharpest' },
      { burst: [key] },
    ];
    for (const query of asked)
      await expect(listAssets(deps(), outside, project.id, { sort: 'name', limit: 9, ...query })).rejects.toMatchObject(
        {
          code: 'FORBIDDEN',
        },
      );
    const shown = await listAssets(deps(), outside, project.id, { sort: 'name', limit: 200 });
    expect(shown.items.length).toBeGreaterThan(0);
    expect(shown.items.every(({ culling }) => culling === undefined)).toBe(true);
    expect(await countAssets(deps(), outside, project.id)).toMatchObject({ sharpest: 0, alike: 0, clipped: 0 });
  });

  it('leaves another studio’s photos alone', async () => {
    const { rival, project } = open.shoot;
    expect(await groupPhotos(deps(), rival.system, project.id)).toBe(0);
  });

  it('groups 3,000 photos in a few seconds', { timeout: 60_000 }, async () => {
    await taken(
      Array.from({ length: 3000 }, (_, n) => ({
        at: 1_000_000 + Math.floor(n / 3) * 10_000 + (n % 3) * 200,
        hash: BigInt.asIntN(64, BigInt(Math.floor(n / 3)) * 0x9e3779b97f4a7c15n),
        sharpness: n % 3,
      })),
    );
    const started = performance.now();
    expect(await group()).toBe(3000);
    expect(performance.now() - started).toBeLessThan(8_000);
    expect(await open.owner.asset.count({ where: { burstRank: 1, burstSize: 3 } })).toBeGreaterThanOrEqual(1000);
    expect(await group()).toBe(0);
  });
});
