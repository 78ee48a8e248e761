import { openShoot, type OpenShoot } from '@etouch/db/testing/open-shoot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAssets } from './list-assets.ts';

let open: OpenShoot;
/** Names, and times of capture, that many photos share; some have no time. */
const PHOTOS = 83;

beforeAll(async () => {
  open = await openShoot();
  const { project } = open.shoot;
  await open.owner.asset.createMany({
    data: Array.from({ length: PHOTOS }, (_, n) => ({
      projectId: project.id,
      assetType: 'PHOTO' as const,
      status: 'READY' as const,
      originalName: `é ${(n * 37) % 11}.jpg`,
      neutralName: `${n}.jpg`,
      sizeBytes: 1n,
      capturedAt: n % 4 === 0 ? null : new Date(Date.UTC(2026, 0, 1, 0, 0, (n * 13) % 9)),
    })),
  });
});
afterAll(() => open.close());

describe.each(['uploaded', 'name', 'captured'] as const)('listAssets by %s', (sort) => {
  it.each([1, 7, 40])('gives every photo once and in order, %i at a time', async (limit) => {
    const { project, studio } = open.shoot;
    const walked: { id: string; name: string; capturedAt: string | null }[] = [];
    let cursor: string | undefined;
    do {
      const query = { sort, limit, ...(cursor && { cursor }) };
      const page = await listAssets({ db: open.db }, studio.people.admin.actor, project.id, query);
      expect(page.items.length).toBeLessThanOrEqual(limit);
      walked.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    const keyOf = (photo: (typeof walked)[number]) =>
      ({ uploaded: '', name: photo.name, captured: photo.capturedAt ?? '9' })[sort];
    const sorted = walked.toSorted((a, b) =>
      keyOf(a) === keyOf(b) ? compare(a.id, b.id) : compare(keyOf(a), keyOf(b)),
    );
    expect(walked.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
    const all = await open.owner.asset.count({ where: { projectId: project.id, trashedAt: null, baseAssetId: null } });
    expect(new Set(walked.map(({ id }) => id)).size).toBe(all);
    expect(walked).toHaveLength(all);
  });
});

/** The page of 50 whose photos say all that a culled shoot says: long names, stacks, marks, warnings, times, picks. */
it('keeps fifty photos within 30 KB where each has much to say, and leaves a reserve where they have less', async () => {
  const { project, studio } = open.shoot;
  const { admin } = studio.people;
  const ids = Array.from({ length: 50 }, () => crypto.randomUUID());
  const lens = 'a lens of these fifty';
  const write = (culled: boolean) =>
    open.owner.asset.createMany({
      data: ids.map((own, n) => ({
        id: culled ? own : crypto.randomUUID(),
        projectId: project.id,
        assetType: 'PHOTO' as const,
        status: 'READY' as const,
        originalName: `${n}`.padStart(56, 'Maison_Verdier_AW27_') + '.jpg',
        neutralName: `n${n}.jpg`,
        sizeBytes: 123_456_789n,
        storageKey: `originals/${culled}-${n}`,
        sha256: `${n}`.padStart(64, culled ? 'a' : 'b'),
        derivativesKey: `derivatives/${culled}-${n}`,
        width: 11_648,
        height: 8_736,
        thumbhash: 'HBkSHYSIeHiPiHh8eJd4eTN0EEQG',
        capturedAt: new Date(Date.UTC(2026, 8, 1, 12, 0, n)),
        camera: culled ? 'culled' : 'fresh',
        lens,
        ...(culled && { burstKey: own, burstRank: 10, burstSize: 12, clipped: 2_345, likenessKey: own }),
      })),
    });
  await write(false);
  await write(true);
  const mark = { rating: 5, colourLabel: 'YELLOW' as const, pick: 'REJECT' as const };
  await open.owner.photoMark.createMany({
    data: ids.map((assetId) => ({
      ...mark,
      assetId,
      projectId: project.id,
      userId: admin.id,
      organizationId: studio.id,
    })),
  });
  const bytes = async (camera: string) => {
    const query = { sort: 'name' as const, limit: 50, camera: [camera] };
    const page = await listAssets({ db: open.db }, admin.actor, project.id, query);
    expect(page.items).toHaveLength(50);
    return Buffer.byteLength(JSON.stringify(page));
  };
  expect(await bytes('culled')).toBeLessThan(30_000);
  expect(await bytes('fresh')).toBeLessThan(0.85 * 30_000);
});

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
