import { readFileSync } from 'node:fs';
import { listAssets } from '@etouch/contracts/routes/assets';
import { betrayingTags, sampleFilm } from '@etouch/media/testing/sample-films';
import { samplePdf } from '@etouch/media/testing/sample-documents';
import { temporaryDirectory } from '@etouch/media/testing/sample-images';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startShoot, type Person, type Shoot } from './testing/shoot.ts';

let shoot: Shoot;
const ids = new Map<string, string>();
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>alert(1)</script></svg>`;
const html = '<html><script>alert(1)</script></html>';

beforeAll(async () => {
  shoot = await startShoot();
  const directory = await temporaryDirectory();
  const coding = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -f mp4'.split(' ');
  const film = readFileSync(await sampleFilm(directory, 'a.mp4', '320x180', 1, [...betrayingTags, ...coding]));
  const files: [string, Buffer][] = [
    ['film.mp4', film],
    ['brief.pdf', samplePdf(1, 'A4')],
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
