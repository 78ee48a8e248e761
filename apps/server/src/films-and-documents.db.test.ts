import { readFileSync } from 'node:fs';
import {
  countAssets,
  getAsset,
  listAssets,
  retryAllProcessing,
  retryProcessing,
} from '@etouch/contracts/routes/assets';
import { systemActor } from '@etouch/db/actor';
import { resumeProcessing } from '@etouch/domain/assets/resume-processing';
import { betrayingTags, sampleFilm } from '@etouch/media/testing/sample-films';
import { samplePdf } from '@etouch/media/testing/sample-documents';
import { temporaryDirectory } from '@etouch/media/testing/sample-images';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startShoot, type Person, type Shoot } from './testing/shoot.ts';

let shoot: Shoot;
const ids = new Map<string, string>();
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>alert(1)</script></svg>`;
/** page.jpg, which is none. */
const UNREADABLE = 1;
const html = '<html><script>alert(1)</script></html>';

beforeAll(async () => {
  shoot = await startShoot();
  const directory = await temporaryDirectory();
  const coding = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -f mp4'.split(' ');
  const film = readFileSync(await sampleFilm(directory, 'a.mp4', '320x180', 1, [...betrayingTags, ...coding]));
  const files: [string, Buffer][] = [
    ['film.mp4', film],
    ['brief.pdf', samplePdf(3, 'A4')],
    ['logo.svg', Buffer.from(svg)],
    ['page.jpg', Buffer.from(html)],
  ];
  for (const [filename, content] of files) {
    await shoot.studio.tus.upload({ purpose: 'ASSET', projectId: shoot.projectId, filename }, content);
  }
  await shoot.workOff();
  for (const row of await shoot.sql<{ id: string; originalName: string }>(`SELECT * FROM "Asset"`)) {
    ids.set(row.originalName, row.id);
  }
});
afterAll(() => shoot?.close());

const media = (person: Person, name: string, kind: string, headers?: Record<string, string>) =>
  person.get(`/api/assets/${ids.get(name)}/media/${kind}`, headers);

describe('a film', () => {
  it('is listed with its length, and watched by its rendition, in parts', async () => {
    const { items } = await shoot.client.browser.api.call(listAssets, { params: { projectId: shoot.projectId } });
    expect(items.find(({ name }) => name === 'film.mp4')).toMatchObject({
      assetType: 'VIDEO',
      film: { durationMs: 1000, rendition: 'READY' },
      picture: { width: 320, height: 180 },
    });
    const whole = await media(shoot.client, 'film.mp4', 'rendition');
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    const bytes = Buffer.from(await whole.arrayBuffer());
    for (const word of ['48.8566', 'Maison', 'Apple']) expect(bytes.includes(word), word).toBe(false);
    const part = await media(shoot.client, 'film.mp4', 'rendition', { range: 'bytes=4-7' });
    expect(part.status).toBe(206);
    expect(await part.text()).toBe('ftyp');
    expect((await media(shoot.stranger, 'film.mp4', 'rendition')).status).toBe(404);
    expect((await media(shoot.agency, 'film.mp4', 'rendition')).status).toBe(404);
  });

  it('names its camera to the studio, and its place to nobody else', async () => {
    const [row] = await shoot.sql<{ camera: string; personalMetadata: object; metadata: object }>(
      `SELECT * FROM "Asset" WHERE "originalName" = 'film.mp4'`,
    );
    expect(row).toMatchObject({ camera: 'Apple', personalMetadata: { latitude: 48.8566, longitude: 2.3522 } });
    expect(JSON.stringify(row?.metadata)).not.toMatch(/48\.85|Maison/);
  });
});

describe('a document', () => {
  const page = (person: Person, number: number) => person.get(`/api/assets/${ids.get('brief.pdf')}/pages/${number}`);

  it('is leafed through by whoever sees it, page by page', async () => {
    const { items } = await shoot.client.browser.api.call(listAssets, { params: { projectId: shoot.projectId } });
    const found = (name: string) => items.find((item) => item.name === name);
    expect(found('brief.pdf')).toMatchObject({
      assetType: 'DOCUMENT',
      pages: { count: 3, shown: 3, rendition: 'READY' },
    });
    expect(found('logo.svg')).not.toHaveProperty('pages');
    for (const number of [1, 2, 3]) {
      const answer = await page(shoot.client, number);
      expect([answer.status, answer.headers.get('content-type')], `${number}`).toEqual([200, 'image/jpeg']);
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 3)
          .toString('hex'),
      ).toBe('ffd8ff');
    }
    for (const number of [0, 4]) expect([404, 422]).toContain((await page(shoot.client, number)).status);
    expect((await page(shoot.stranger, 2)).status).toBe(404);
    expect((await page(shoot.agency, 2)).status).toBe(404);
  });

  it('counts its pages in what the studio stores', async () => {
    const [row] = await shoot.sql<{ derivativesKey: string; derivativeBytes: string }>(
      `SELECT * FROM "Asset" WHERE "originalName" = 'brief.pdf'`,
    );
    let bytes = 0;
    for await (const file of shoot.server.deps.storage.list(row!.derivativesKey)) bytes += file.bytes;
    expect(bytes).toBe(Number(row?.derivativeBytes));
  });
});

describe('a rendition that failed', () => {
  const breakIt = (name: string) =>
    shoot.sql(
      `UPDATE "Asset" SET "renditionState" = 'FAILED', "renditionError" = 'OUT_OF_MEMORY' WHERE "originalName" = $1`,
      [name],
    );
  const params = () => ({ projectId: shoot.projectId });
  const failed = async (person: Person) => {
    const query = { only: 'failed' as const };
    const { items } = await person.browser.api.call(listAssets, { params: params(), query });
    return items.filter(({ processingError }) => processingError === undefined);
  };
  const api = () => shoot.studio.browser.api;

  it.each(['film.mp4', 'brief.pdf'])('says why to the studio, and is made again when it asks: %s', async (name) => {
    await breakIt(name);
    const assetId = ids.get(name)!;
    expect(await failed(shoot.studio)).toMatchObject([{ name, renditionError: 'OUT_OF_MEMORY', status: 'READY' }]);
    expect(await api().call(countAssets, { params: params() })).toMatchObject({ failed: 1 + UNREADABLE });
    expect((await failed(shoot.client))[0]).not.toHaveProperty('renditionError');
    await expect(shoot.client.browser.api.call(retryProcessing, { params: { assetId } })).rejects.toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
    const again = await api().call(retryProcessing, { params: { assetId } });
    expect((again.film ?? again.pages)?.rendition).toBe('PENDING');
    await shoot.workOff();
    const made = await api().call(getAsset, { params: { assetId } });
    expect((made.film ?? made.pages)?.rendition).toBe('READY');
    expect(made).not.toHaveProperty('renditionError');
    await expect(api().call(retryProcessing, { params: { assetId } })).rejects.toMatchObject({
      problem: { code: 'CONFLICT' },
    });
  });

  it.each(['film.mp4', 'brief.pdf'])('whose job was lost gets another, once: %s', async (name) => {
    const jobs = () => shoot.sql(`SELECT id FROM pgboss.job WHERE data->>'assetId' = $1`, [ids.get(name)]);
    await shoot.sql(`UPDATE "Asset" SET "renditionState" = 'PENDING' WHERE "originalName" = $1`, [name]);
    const before = (await jobs()).length;
    const system = systemActor(shoot.studio.organizationId);
    expect(await resumeProcessing(shoot.server.deps, system)).toBe(1);
    expect(await resumeProcessing(shoot.server.deps, system)).toBe(0);
    expect(await jobs()).toHaveLength(before + 1);
    await shoot.workOff();
  });

  it('is among those that are tried again together', async () => {
    for (const name of ['film.mp4', 'brief.pdf']) await breakIt(name);
    expect(await api().call(retryAllProcessing, { params: params() })).toEqual({ retried: 2 + UNREADABLE });
    await shoot.workOff();
    expect(await failed(shoot.studio)).toEqual([]);
  });
});

describe('what could run in a browser', () => {
  it.each([
    ['logo.svg', 'image/svg+xml'],
    ['brief.pdf', 'application/pdf'],
    ['page.jpg', 'application/octet-stream'],
    ['film.mp4', 'video/mp4'],
  ])('%s is only ever saved: attachment, sandbox, nosniff', async (name, type) => {
    const answer = await media(shoot.studio, name, 'original');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each(['logo.svg', 'brief.pdf'])('%s is looked at as a picture that we painted', async (name) => {
    for (const [kind, type] of [
      ['thumbnail', 'image/webp'],
      ['preview', 'image/jpeg'],
    ] as const) {
      const answer = await media(shoot.client, name, kind);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
      expect((await answer.text()).includes('script')).toBe(false);
    }
  });
});
