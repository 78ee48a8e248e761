import { countAssets, listAssets, retryAllProcessing, wantPictures } from '@etouch/contracts/routes/assets';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aPng } from './testing/png.ts';
import { startShoot, type Person, type Shoot } from './testing/shoot.ts';

let shoot: Shoot;
let other: string;
beforeAll(async () => {
  shoot = await startShoot();
  const [project] = await shoot.sql<{ id: string }>(
    `INSERT INTO "Project" (id, "studioId", "clientId", title, code, "clientVisibleSince", "updatedAt")
     SELECT gen_random_uuid(), "studioId", "clientId", 'Small', 'P-SMALL', now(), now() FROM "Project" RETURNING id`,
  );
  other = project!.id;
});
afterAll(() => shoot?.close());

let seed = 0;
const add = async (projectId: string, name: string, content = aPng(++seed)) => {
  await shoot.studio.tus.upload({ purpose: 'ASSET', projectId, filename: name }, content);
};
const idOf = async (name: string) =>
  (await shoot.sql<{ id: string }>(`SELECT id FROM "Asset" WHERE "originalName" = $1`, [name]))[0]!.id;
/** Names in the order in which workers take their jobs. */
const turns = async () =>
  (
    await shoot.sql<{ name: string }>(
      `SELECT "originalName" AS name FROM pgboss.job j JOIN "Asset" a ON a.id::text = j.data->>'assetId'
       WHERE j.name = 'process-asset' AND j.state = 'created' ORDER BY j.priority DESC, j.created_on`,
    )
  ).map(({ name }) => name);
const want = ({ browser }: Person, assetIds: string[], projectId = shoot.projectId) =>
  browser.api.call(wantPictures, { params: { projectId }, body: { assetIds } });

it('a large shoot never holds up a small one, and what is looked at comes before both', async () => {
  for (let i = 0; i < 12; i++) await add(shoot.projectId, `large ${i}.png`);
  await add(other, 'small 0.png');
  await add(other, 'small 1.png');
  expect(await turns()).toEqual([
    'large 0.png',
    'small 0.png',
    'large 1.png',
    'small 1.png',
    ...Array.from({ length: 10 }, (_, i) => `large ${i + 2}.png`),
  ]);
  const looked = await idOf('large 11.png');
  expect(await want(shoot.studio, [looked])).toEqual({ wanted: 1 });
  expect(await want(shoot.studio, [looked])).toEqual({ wanted: 1 });
  expect((await turns()).slice(0, 3)).toEqual(['large 11.png', 'large 0.png', 'small 0.png']);
  expect(await turns()).toHaveLength(15);
  await shoot.workOff();
  const ready = await shoot.sql<{ name: string; status: string }>(
    `SELECT "originalName" AS name, status FROM "Asset" ORDER BY "updatedAt"`,
  );
  expect(ready.map(({ status }) => status)).toEqual(Array.from({ length: 14 }, () => 'READY'));
  // Among the first ones taken; which of those is done first, no order says.
  expect(ready.slice(0, 5).map(({ name }) => name)).toContain('large 11.png');
  expect(await want(shoot.studio, [looked])).toEqual({ wanted: 0 });
});

it('nobody orders the work of others', async () => {
  await add(shoot.projectId, 'waits.png');
  const id = await idOf('waits.png');
  const before = (await turns()).length;
  await expect(want(shoot.stranger, [id])).rejects.toMatchObject({
    problem: expect.objectContaining({ code: 'NOT_FOUND' }),
  });
  expect(await want(shoot.client, [id])).toEqual({ wanted: 0 });
  expect(await want(shoot.studio, [id], other)).toEqual({ wanted: 0 });
  expect(await turns()).toHaveLength(before);
});

it('every failed photo of a project is read again at once', async () => {
  for (const name of ['cut 1.png', 'cut 2.png'])
    await add(shoot.projectId, name, aPng(++seed, 700, 500).subarray(0, 100 + seed));
  await add(other, 'cut elsewhere.png', aPng(++seed, 700, 500).subarray(0, 100));
  await shoot.workOff();
  const { api } = shoot.studio.browser;
  const params = { projectId: shoot.projectId };
  const failed = async () => (await api.call(countAssets, { params })).failed;
  expect(await failed()).toBe(2);
  expect(await api.call(retryAllProcessing, { params })).toEqual({ retried: 2 });
  expect(await failed()).toBe(0);
  expect(await api.call(retryAllProcessing, { params })).toEqual({ retried: 0 });
  await expect(shoot.client.browser.api.call(retryAllProcessing, { params })).rejects.toMatchObject({
    problem: expect.objectContaining({ code: 'FORBIDDEN' }),
  });
  await shoot.workOff();
  const { items } = await api.call(listAssets, { params, query: { only: 'failed' } });
  expect(items.map(({ name, processingError }) => [name, processingError])).toEqual([
    ['cut 1.png', 'TRUNCATED'],
    ['cut 2.png', 'TRUNCATED'],
  ]);
});
