import type { Actor } from '@etouch/db/actor';
import { openShoot, type OpenShoot } from '@etouch/db/testing/open-shoot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countAssets } from './count-assets.ts';
import { listAssets, readAsset } from './list-assets.ts';

let open: OpenShoot;
const SECRET = { latitude: 48.85, bodySerialNumber: '6001234', creator: 'Ada Lens' };

beforeAll(async () => {
  open = await openShoot();
  const photo = (originalName: string, data: object) => ({
    projectId: open.shoot.project.id,
    assetType: 'PHOTO' as const,
    status: 'READY' as const,
    originalName,
    neutralName: `n-${originalName}`,
    sizeBytes: 1n,
    personalMetadata: SECRET,
    ...data,
  });
  await open.owner.asset.createMany({
    data: [
      photo('Été 100%_a.jpg', {
        camera: 'NIKON Z 8',
        lens: 'NIKKOR 85mm',
        iso: 64,
        fileRating: 5,
        capturedAt: new Date('2026-05-01T08:00:00Z'),
      }),
      photo('b.jpg', {
        camera: 'Canon EOS R5',
        lens: 'RF 50mm',
        iso: 800,
        fileRating: 2,
        capturedAt: new Date('2026-05-02T08:00:00Z'),
      }),
      photo('c.jpg', { camera: 'Canon EOS R5', productReference: 'SKU-77', iso: 3200, shownToClient: false }),
    ],
  });
});
afterAll(() => open.close());

async function names(actor: Actor, query: Partial<Parameters<typeof listAssets>[3]>): Promise<string[]> {
  const page = await listAssets({ db: open.db }, actor, open.shoot.project.id, { sort: 'name', limit: 50, ...query });
  return page.items.map(({ name }) => name);
}

describe('what photos are searched by', () => {
  const studio = () => open.shoot.studio.people.producer.actor;
  const client = () => open.shoot.client.people.viewer.actor;

  it.each([
    ['a part of the name, in any case', 'ÉTÉ', ['Été 100%_a.jpg']],
    ['a name decomposed as a Mac types it', 'été'.normalize('NFD'), ['Été 100%_a.jpg']],
    ['signs that mean something to LIKE', '0%_', ['Été 100%_a.jpg']],
    ['a camera', 'canon', ['b.jpg', 'c.jpg']],
    ['words of the camera and the lens, in any order', '50mm r5', ['b.jpg']],
    ['a product', 'sku-77', ['c.jpg']],
    ['words that no one photo has', 'nikon 50mm', []],
  ])('%s', async (_, search, expected) => {
    expect(await names(studio(), { search })).toEqual(expected);
  });

  it.each([
    [{ camera: ['Canon EOS R5'] }, ['b.jpg', 'c.jpg']],
    [{ camera: ['Canon EOS R5'], lens: ['RF 50mm'] }, ['b.jpg']],
    [{ isoAtLeast: 65, isoAtMost: 800 }, ['b.jpg']],
    [{ capturedFrom: '2026-05-01T00:00:00Z', capturedBefore: '2026-05-02T00:00:00Z' }, ['Été 100%_a.jpg']],
    [{ fileRatingAtLeast: 3 }, ['Été 100%_a.jpg']],
  ])('%o', async (query, expected) => {
    expect(await names(studio(), query)).toEqual(expected);
  });

  it('a client finds what it is shown, and may not ask what the photographer thought', async () => {
    expect(await names(client(), { search: 'canon' })).toEqual(['b.jpg']);
    expect(await names(client(), { camera: ['Canon EOS R5'] })).toEqual(['b.jpg']);
    await expect(names(client(), { fileRatingAtLeast: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('a stranger finds nothing, whatever the words', async () => {
    const { rival, one } = open.shoot;
    for (const actor of [rival.people.admin.actor, one.people.hand.actor]) {
      await expect(names(actor, { search: 'canon' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    const found = await open.trying(
      rival.people.admin.actor,
      (tx) => tx.$queryRaw<unknown[]>`select id::text from app.find_assets(${open.shoot.project.id}::uuid, '') as id`,
    );
    expect(found).toEqual([]);
  });

  it('cameras and lenses are counted for the filter', async () => {
    const count = (actor: Actor) => countAssets({ db: open.db }, actor, open.shoot.project.id);
    expect(await count(studio())).toMatchObject({
      cameras: { 'Canon EOS R5': 2, 'NIKON Z 8': 1 },
      lenses: { 'RF 50mm': 1 },
    });
    expect(await count(client())).toMatchObject({ cameras: { 'Canon EOS R5': 1, 'NIKON Z 8': 1 } });
  });

  it('place, serial numbers and names are the studio’s, in the answer and in the database', async () => {
    const { id } = await open.owner.asset.findFirstOrThrow({ where: { originalName: 'b.jpg' } });
    const seen = await readAsset({ db: open.db }, studio(), id);
    expect(seen.personal).toEqual({ metadata: SECRET, rating: 2, colourLabel: null, sidecars: [] });
    const shown = await readAsset({ db: open.db }, client(), id);
    expect(shown.personal).toBeNull();
    expect(JSON.stringify(shown)).not.toMatch(/6001234|Ada Lens|48\.85/);
    for (const actor of [client(), open.shoot.one.people.hand.actor]) {
      const asked = open.db.withActor(actor, (tx) => tx.asset.findMany({ select: { personalMetadata: true } }));
      await expect(asked).rejects.toThrow(/permission denied/);
    }
  });
});
