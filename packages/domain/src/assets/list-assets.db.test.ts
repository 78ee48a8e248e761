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

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
