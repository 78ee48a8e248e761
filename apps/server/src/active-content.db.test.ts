import { prepareDownload } from '@etouch/contracts/routes/downloads';
import { samplePdf } from '@etouch/media/testing/sample-documents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPng } from './testing/png.ts';
import { startShoot, type Shoot } from './testing/shoot.ts';

const active = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const html = '<!DOCTYPE html><html><script>alert(1)</script></html>';
const pdf = samplePdf(1, 'A4');
const png = aPng(7, 300, 200);

/** What is two things at once, or another thing than its name says. */
const uploads: [name: string, content: Buffer][] = [
  ['photo.png', png],
  ['page.jpg', Buffer.from(html)],
  ['drawing.jpg', Buffer.from(active)],
  ['drawing.svg', Buffer.from(`<?xml version="1.0"?>${active}`)],
  ['document.jpg', pdf],
  ['document.pdf', samplePdf(2, 'A4')],
  ['png-and-page.html', Buffer.concat([png, Buffer.from(html)])],
  ['png-and-drawing.svg', Buffer.concat([png, Buffer.from(active)])],
  ['gif-and-script.js', Buffer.from('GIF89a/*\u0001\0\u0001\0*/=1;alert(1)')],
  ['pdf-and-page.html', Buffer.concat([pdf, Buffer.from(html)])],
  ['script.js', Buffer.from('alert(1)')],
];
const KINDS = ['original', 'thumbnail', 'preview', 'rendition'];
/** Asked for as a page, as a picture, and in part. */
const ASKED: Record<string, string>[] = [{ accept: 'text/html' }, { accept: 'image/*' }, { range: 'bytes=0-9' }];
/** What a browser shows of itself without running anything. */
const PASSIVE = new Set(['image/webp', 'image/jpeg', 'image/png', 'video/mp4']);

let shoot: Shoot;
const ids = new Map<string, string>();
beforeAll(async () => {
  shoot = await startShoot();
  for (const [filename, content] of uploads)
    await shoot.studio.tus.upload({ purpose: 'ASSET', projectId: shoot.projectId, filename }, content);
  await shoot.workOff();
  for (const row of await shoot.sql<{ id: string; originalName: string }>(`SELECT * FROM "Asset"`))
    ids.set(row.originalName, row.id);
});
afterAll(() => shoot?.close());

describe('nothing that was sent in is served as active content', () => {
  it.each(uploads.map(([name]) => name))('%s', async (name) => {
    expect(ids.get(name), 'taken in').toBeDefined();
    const places = [
      ...KINDS.map((kind) => `/api/assets/${ids.get(name)}/media/${kind}`),
      `/api/assets/${ids.get(name)}/tiles/0/0/0`,
    ];
    let served = 0;
    for (const place of places)
      for (const asked of ASKED) {
        const answer = await shoot.studio.get(place, asked);
        const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
        expect(answer.headers.get('x-content-type-options'), place).toBe('nosniff');
        if (answer.status >= 300) {
          // A refusal in words of ours.
          expect(['application/problem+json', 'application/json', ''], place).toContain(type);
          continue;
        }
        served += answer.status === 200 || answer.status === 206 ? 1 : 0;
        if (answer.status === 202) continue;
        expect(answer.headers.get('content-security-policy'), place).toBe("default-src 'none'; sandbox");
        const isSaved = answer.headers.get('content-disposition')?.startsWith('attachment;');
        expect(isSaved, place).toBe(place.endsWith('/original'));
        if (!isSaved) expect(PASSIVE, place).toContain(type);
        expect(['text/html', 'text/javascript', 'application/javascript', 'application/xhtml+xml']).not.toContain(type);
        const bytes = Buffer.from(await answer.arrayBuffer());
        if (!isSaved)
          for (const word of ['<script', 'onload=', '%PDF']) expect(bytes.includes(word), place).toBe(false);
      }
    expect(served, 'at least its original').toBeGreaterThanOrEqual(3);
  });

  it('nor together in an archive', async () => {
    const { id } = await shoot.studio.browser.api.call(prepareDownload, {
      body: { projectId: shoot.projectId, content: 'ORIGINALS' },
    });
    await shoot.workOff();
    const answer = await shoot.studio.get(`/api/downloads/${id}/archive`, { accept: 'text/html' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    await answer.body?.cancel();
  });
});
