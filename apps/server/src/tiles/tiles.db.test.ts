import { getTilesPolicy, setTilesPolicy } from '@etouch/contracts/routes/storage';
import { getAssetTiles, retryAssetTiles } from '@etouch/contracts/routes/tiles';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aPng } from '../testing/png.ts';
import { openRound, startShoot, type Person, type Shoot } from '../testing/shoot.ts';

let shoot: Shoot;
const ids: Record<string, string> = {};
beforeAll(async () => {
  shoot = await startShoot();
  const files: Record<string, Buffer> = {
    'large.png': aPng(1, 2600, 1100),
    'small.png': aPng(2),
    'hidden.png': aPng(3, 2600, 1100),
    'given.png': aPng(4, 2100, 300),
  };
  for (const [filename, content] of Object.entries(files))
    await shoot.studio.tus.upload({ purpose: 'ASSET', projectId: shoot.projectId, filename }, content);
  await shoot.workOff();
  for (const row of await shoot.sql<{ id: string; originalName: string }>(`SELECT * FROM "Asset"`))
    ids[row.originalName] = row.id;
  await shoot.sql(`UPDATE "Asset" SET "shownToClient" = false WHERE "originalName" = 'hidden.png'`);
});
afterAll(() => shoot?.close());

const tilesFor = ({ browser }: Person, name: string) =>
  browser.api.call(getAssetTiles, { params: { assetId: ids[name]! } });
const tile = (person: Person, name: string, place: string, headers?: Record<string, string>) =>
  person.get(`/api/assets/${ids[name]}/tiles/${place}`, headers);
const jobs = () => shoot.sql<{ id: string }>(`SELECT id FROM pgboss.job WHERE name = 'make-tiles'`);

it('tiles are made when somebody first looks, once for everybody, and then served', async () => {
  expect(await tilesFor(shoot.client, 'large.png')).toMatchObject({ state: 'MAKING', levels: [] });
  expect(await tilesFor(shoot.studio, 'large.png')).toMatchObject({ state: 'MAKING' });
  expect(await jobs()).toHaveLength(1);
  expect((await tile(shoot.studio, 'large.png', '0/0/0')).status).toBe(404);
  await shoot.workOff();
  const { state, tileSize, levels } = await tilesFor(shoot.client, 'large.png');
  expect([state, tileSize]).toEqual(['READY', 512]);
  expect(levels.map(({ width, columns, rows }) => [width, columns, rows])).toEqual([
    [325, 1, 1],
    [650, 2, 1],
    [1300, 3, 2],
    [2600, 6, 3],
  ]);
  const answer = await tile(shoot.client, 'large.png', '3/5/2');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect([...Buffer.from(await answer.arrayBuffer()).subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  const known = { 'if-none-match': answer.headers.get('etag')! };
  expect((await tile(shoot.client, 'large.png', '3/5/2', known)).status).toBe(304);
  expect((await tile(shoot.client, 'large.png', '3/4/2', known)).status).toBe(200);
  expect((await tile(shoot.client, 'large.png', '3/6/0')).status).toBe(404);
  expect((await tile(shoot.client, 'large.png', '9/0/0')).status).toBe(404);
});

it('whoever does not see the preview sees no tile, and asks for none', async () => {
  const before = (await jobs()).length;
  for (const [person, name] of [
    [shoot.client, 'hidden.png'],
    [shoot.stranger, 'large.png'],
    [shoot.agency, 'large.png'],
  ] as const) {
    await expect(tilesFor(person, name)).rejects.toMatchObject({
      problem: expect.objectContaining({ code: 'NOT_FOUND' }),
    });
    expect((await tile(person, name, '0/0/0')).status).toBe(404);
  }
  expect(await jobs()).toHaveLength(before);
});

it('a preview that has every pixel needs none', async () => {
  expect(await tilesFor(shoot.studio, 'small.png')).toMatchObject({ state: 'NONE' });
});

it('says why there are none, and tries again when asked', async () => {
  const [row] = await shoot.sql<{ storageKey: string; derivativesKey: string }>(
    `SELECT * FROM "Asset" WHERE id = '${ids['hidden.png']}'`,
  );
  const { storage } = shoot.server.deps;
  const original: Buffer[] = [];
  for await (const part of await storage.read(row!.storageKey)) original.push(part as Buffer);
  await storage.put(row!.storageKey, piece(Buffer.concat(original).subarray(0, 900)));
  await tilesFor(shoot.studio, 'hidden.png');
  await shoot.workOff();
  expect(await tilesFor(shoot.studio, 'hidden.png')).toMatchObject({ state: 'FAILED', error: 'TRUNCATED' });
  await storage.put(row!.storageKey, piece(Buffer.concat(original)));
  const again = { params: { assetId: ids['hidden.png']! } };
  expect(await shoot.studio.browser.api.call(retryAssetTiles, again)).toMatchObject({ state: 'MAKING' });
  await shoot.workOff();
  expect(await tilesFor(shoot.studio, 'hidden.png')).toMatchObject({ state: 'READY', error: null });
});

it('a retoucher sees those of its photos; a pack that went is noticed', async () => {
  await openRound(shoot, [{ assetId: ids['given.png']!, agency: shoot.agency }]);
  expect(await tilesFor(shoot.agency, 'given.png')).toMatchObject({ state: 'MAKING' });
  await shoot.workOff();
  expect(await tilesFor(shoot.agency, 'given.png')).toMatchObject({ state: 'READY' });
  expect((await tile(shoot.agency, 'given.png', '0/0/0')).status).toBe(200);
  expect((await tile(shoot.otherAgency, 'given.png', '0/0/0')).status).toBe(404);
  const [row] = await shoot.sql<{ derivativesKey: string }>(`SELECT * FROM "Asset" WHERE id = '${ids['given.png']}'`);
  await shoot.server.deps.storage.remove(`${row!.derivativesKey}/tiles.zip`);
  expect((await tile(shoot.agency, 'given.png', '0/0/0')).status).toBe(404);
});

it('a studio has them made on arrival, or not at all, and says so to everybody', async () => {
  const { api } = shoot.studio.browser;
  expect(await api.call(getTilesPolicy, {})).toEqual({ policy: 'ON_VIEW' });
  for (const other of [shoot.client, shoot.agency])
    await expect(other.browser.api.call(getTilesPolicy, {})).rejects.toMatchObject({
      problem: expect.objectContaining({ code: 'FORBIDDEN' }),
    });
  const arrive = async (filename: string, content: Buffer) => {
    await shoot.studio.tus.upload({ purpose: 'ASSET', projectId: shoot.projectId, filename }, content);
    await shoot.workOff();
    const [row] = await shoot.sql<{ id: string }>(`SELECT id FROM "Asset" WHERE "originalName" = $1`, [filename]);
    ids[filename] = row!.id;
  };
  const before = (await jobs()).length;
  await api.call(setTilesPolicy, { body: { policy: 'ON_ARRIVAL' } });
  await arrive('ahead.png', aPng(5, 2200, 300));
  await arrive('tiny.png', aPng(6));
  const made = await shoot.sql<{ priority: number }>(
    `SELECT priority FROM pgboss.job WHERE name = 'make-tiles' ORDER BY created_on OFFSET $1`,
    [before],
  );
  expect(made).toEqual([{ priority: -1_000_000 }]);
  expect(await tilesFor(shoot.client, 'ahead.png')).toMatchObject({ state: 'READY' });

  await api.call(setTilesPolicy, { body: { policy: 'NEVER' } });
  await arrive('unseen.png', aPng(7, 2200, 300));
  for (const person of [shoot.studio, shoot.client])
    expect(await tilesFor(person, 'unseen.png')).toMatchObject({ state: 'OFF', levels: [] });
  expect(await jobs()).toHaveLength(before + 1);
  // What exists stays, and is shown.
  expect(await tilesFor(shoot.client, 'ahead.png')).toMatchObject({ state: 'READY' });
  const audited = await shoot.sql<{ payload: object }>(
    `SELECT payload FROM "AuditEvent" WHERE type = 'organization.changed' AND "subjectId" = $1 ORDER BY id`,
    [shoot.studio.organizationId],
  );
  expect(audited.map(({ payload }) => payload)).toMatchObject([
    { before: { tilesPolicy: 'ON_VIEW' }, after: { tilesPolicy: 'ON_ARRIVAL' } },
    { before: { tilesPolicy: 'ON_ARRIVAL' }, after: { tilesPolicy: 'NEVER' } },
  ]);
});

async function* piece(bytes: Buffer) {
  yield await Promise.resolve(bytes);
}
