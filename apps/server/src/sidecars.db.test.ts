import { crc32 } from 'node:zlib';
import { getAsset, listAssets, markAssets } from '@etouch/contracts/routes/assets';
import { prepareDownload } from '@etouch/contracts/routes/downloads';
import { listSidecars } from '@etouch/contracts/routes/sidecars';
import { systemActor } from '@etouch/db/actor';
import { recountStorage } from '@etouch/domain/assets/recount-storage';
import { readXmp } from '@etouch/media/metadata/read-xmp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { aPng } from './testing/png.ts';
import { startShoot, type Person, type Shoot } from './testing/shoot.ts';

let shoot: Shoot;
let number = 1;
beforeAll(async () => void (shoot = await startShoot()));
afterAll(() => shoot?.close());
beforeEach(() => void number++);

const xmp = (attributes: string) =>
  Buffer.from(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpDM="http://ns.adobe.com/xmp/1.0/DynamicMedia/"
   xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" crs:Version="15.${number}" ${attributes}/></rdf:RDF></x:xmpmeta>`);
const send = (filename: string, content: Buffer, person: Person = shoot.studio) =>
  person.tus.upload({ purpose: 'ASSET', projectId: shoot.projectId, filename }, content);
/** Never the same twice: a copy would be told and not kept. */
let seed = 9000;
const photo = () => aPng(seed++);
const params = () => ({ projectId: shoot.projectId });

async function marksOf(name: string, person: Person = shoot.studio) {
  const { items } = await person.browser.api.call(listAssets, {
    params: params(),
    query: { search: name, limit: 200 },
  });
  return items.filter((item) => item.name === name).map(({ mark }) => mark);
}
async function waiting() {
  const page = await shoot.studio.browser.api.call(listSidecars, { params: params(), query: { waiting: 'true' } });
  return page.items.map(({ name }) => name);
}

describe('a sidecar', () => {
  it.each(['before', 'after'])('that comes %s its photo gives its marks to whoever brought it', async (order) => {
    const [name, marks] = [`order ${number}`, xmp('xmp:Rating="4" xmp:Label="Green" xmpDM:pick="1"')];
    const both = [() => send(`${name.toUpperCase()}.XMP`, marks), () => send(`${name}.png`, photo())];
    for (const one of order === 'before' ? both : both.toReversed()) {
      await one();
      await shoot.workOff();
    }
    expect(await marksOf(`${name}.png`)).toEqual([{ rating: 4, colourLabel: 'GREEN', pick: 'PICK' }]);
    expect(await marksOf(`${name.toUpperCase()}.XMP`)).toEqual([]);
    expect(await waiting()).toEqual([]);
    const [mark] = await shoot.sql<{ userId: string }>(
      `SELECT m.* FROM "PhotoMark" m JOIN "Asset" a ON a.id = m."assetId" WHERE a."originalName" = $1`,
      [`${name}.png`],
    );
    expect(mark?.userId).toBe(shoot.studio.userId);
  });

  it('never writes over what a person has chosen', async () => {
    const name = `own ${number}`;
    await send(`${name}.png`, photo());
    await shoot.workOff();
    const api = shoot.studio.browser.api;
    const { items } = await api.call(listAssets, { params: params(), query: { search: name } });
    await api.call(markAssets, { params: params(), body: { assetIds: [items[0]!.id], rating: 1 } });
    await send(`${name}.xmp`, xmp('xmp:Rating="5" xmpDM:pick="-1"'));
    await shoot.workOff();
    expect(await marksOf(`${name}.png`)).toEqual([{ rating: 1, colourLabel: null, pick: null }]);
    const asked = { params: { assetId: items[0]!.id } };
    expect((await api.call(getAsset, asked)).personal?.sidecars).toEqual([
      { name: `${name}.xmp`, rating: 5, colourLabel: null, pick: 'REJECT' },
    ]);
    expect((await shoot.client.browser.api.call(getAsset, asked)).personal).toBeNull();
  });

  it('with the photo’s extension in its name is that file’s alone', async () => {
    const name = `exact ${number}`;
    await send(`${name}.png`, photo());
    await send(`${name}.copy.png`, photo());
    await send(`${name}.png.xmp`, xmp('xmp:Rating="3"'));
    await shoot.workOff();
    expect([await marksOf(`${name}.png`), await marksOf(`${name}.copy.png`)]).toMatchObject([
      [{ rating: 3 }],
      [{ rating: 0 }],
    ]);
  });

  it('waits for a photo that has not come, is kept once, and is no photo', async () => {
    const [name, content] = [`early ${number}.xmp`, xmp('xmp:Rating="2"')];
    await send(name, content);
    await shoot.workOff();
    await send(name, content);
    await shoot.workOff();
    expect(await waiting()).toEqual([name]);
    const kept = await shoot.sql<{ storageKey: string }>(`SELECT * FROM "Sidecar" WHERE "originalName" = $1`, [name]);
    expect(kept).toHaveLength(1);
    expect(await shoot.server.deps.storage.stat(kept[0]!.storageKey)).toMatchObject({ bytes: content.length });
    expect(await marksOf(name)).toEqual([]);
    const asked = { params: params() };
    await expect(shoot.client.browser.api.call(listSidecars, asked)).rejects.toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
    await expect(shoot.stranger.browser.api.call(listSidecars, asked)).rejects.toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
  });

  it('that is none stays and says so', async () => {
    await send(`broken ${number}.xmp`, Buffer.from('<x:xmpmeta xmlns:x="adobe:ns:meta/"><!DOCTYPE a>'));
    await shoot.workOff();
    const [row] = await shoot.sql(`SELECT * FROM "Asset" WHERE "originalName" = $1`, [`broken ${number}.xmp`]);
    expect(row).toMatchObject({ status: 'UPLOADED', processingError: 'CORRUPT' });
  });

  it('leaves beside its photo with the studio’s marks, and with everything else it came with', async () => {
    const name = `out ${number}`;
    await send(`${name}.png`, photo());
    await send(`${name}.xmp`, xmp('xmp:Rating="2"'));
    const [both, plain] = [`both ${number}`, `plain ${number}`];
    await send(`${both}.png`, photo());
    await send(`${both}.png.xmp`, xmp('xmp:Rating="4" xmp:Label="Blue" xmpDM:pick="-1"'));
    await send(`${plain}.png`, photo());
    await shoot.workOff();
    const api = shoot.studio.browser.api;
    const { items } = await api.call(listAssets, { params: params(), query: { limit: 200 } });
    const ids = [name, both, plain].map((one) => items.find((item) => item.name === `${one}.png`)!.id);
    const body = { projectId: shoot.projectId, content: 'ORIGINALS' as const, ids, marks: true };
    const prepared = await api.call(prepareDownload, { body });
    const address = `/api/downloads/${prepared.id}/archive`;
    const whole = Buffer.from(await (await shoot.studio.get(address)).arrayBuffer());
    const zip = await yauzl.fromBufferPromise(whole);
    const texts = new Map<string, string>();
    for await (const entry of zip.eachEntry()) {
      const bytes = Buffer.concat(await (await zip.openReadStreamPromise(entry)).toArray());
      expect(crc32(bytes)).toBe(entry.crc32);
      texts.set(entry.fileName, bytes.toString());
    }
    expect([...texts.keys()].filter((key) => key.endsWith('.xmp'))).toEqual([`${both}.png.xmp`, `${name}.xmp`]);
    expect(readXmp(texts.get(`${name}.xmp`)!)).toMatchObject({ rating: 2 });
    expect(texts.get(`${name}.xmp`)).toContain(`crs:Version="15.${number}"`);
    expect(readXmp(texts.get(`${both}.png.xmp`)!)).toMatchObject({ rating: 4, label: 'BLUE', pick: 'REJECT' });
    // What was prepared stays as it was, and goes on in the middle of a sidecar.
    await api.call(markAssets, { params: params(), body: { assetIds: ids, rating: 5 } });
    const from = whole.indexOf('crs:Version');
    const rest = await shoot.studio.get(address, { range: `bytes=${from}-` });
    expect(rest.status).toBe(206);
    expect(Buffer.from(await rest.arrayBuffer()).equals(whole.subarray(from))).toBe(true);
    const asked = (person: Person, change: object) =>
      person.browser.api.call(prepareDownload, { body: { ...body, ...change } });
    await expect(asked(shoot.client, {})).rejects.toMatchObject({ problem: { code: expect.any(String) } });
    await expect(asked(shoot.stranger, {})).rejects.toMatchObject({ problem: { code: 'NOT_FOUND' } });
    await expect(asked(shoot.studio, { content: 'VERSIONS' })).rejects.toMatchObject({
      problem: { code: expect.stringMatching(/INVALID_INPUT|GUARD_REFUSED/) },
    });
  });

  it('counts in what the studio stores, as the photo it was until it was read', async () => {
    const content = xmp('xmp:Rating="1"');
    const stored = async () => {
      const [row] = await shoot.sql<{ originalBytes: string }>(
        `SELECT "originalBytes" FROM "StorageUsage" WHERE "studioId" = $1`,
        [shoot.studio.organizationId],
      );
      return Number(row?.originalBytes);
    };
    const before = await stored();
    await send(`counted ${number}.xmp`, content);
    expect(await stored()).toBe(before + content.length);
    await shoot.workOff();
    expect(await stored()).toBe(before + content.length);
    const system = systemActor(shoot.studio.organizationId);
    expect(await recountStorage(shoot.server.deps, system)).toBe(0);
    await shoot.sql(`DELETE FROM "Sidecar" WHERE "originalName" = $1`, [`counted ${number}.xmp`]);
    expect(await stored()).toBe(before);
  });
});
