import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mountWebApp } from './static.ts';

let root: string;
const app = new OpenAPIHono();

beforeAll(async () => {
  const parent = await mkdtemp(path.join(tmpdir(), 'etouch-web-'));
  root = path.join(parent, 'dist');
  await mkdir(path.join(root, 'assets'), { recursive: true });
  await writeFile(path.join(root, 'index.html'), '<!doctype html><title>etouch</title>');
  await writeFile(path.join(root, 'assets/app-1a2b3c.js'), `// ${'x'.repeat(4000)}`);
  await mkdir(path.join(root, '.vite'));
  const manifest = {
    'index.html': { file: 'assets/main.js', css: ['assets/main.css'], imports: ['_first.js'] },
    '_first.js': { file: 'assets/first.js' },
    'src/app/start.tsx': { file: 'assets/start.js', imports: ['_first.js'] },
    'src/app/signed-in-layout.tsx': { file: 'assets/frame.js', imports: ['_shared.js'] },
    'src/features/assets/photos-page.tsx': {
      file: 'assets/photos.js',
      css: ['assets/photos.css'],
      imports: ['_shared.js'],
    },
    'src/features/light-table/light-table-page.tsx': { file: 'assets/light-table.js', imports: ['_shared.js'] },
    'src/locales/fr.ts': { file: 'assets/fr.js' },
    'src/locales/en.ts': { file: 'assets/en.js' },
    '_shared.js': { file: 'assets/shared.js' },
  };
  await writeFile(path.join(root, '.vite/manifest.json'), JSON.stringify(manifest));
  await writeFile(path.join(parent, 'secret.txt'), 'secret');
  mountWebApp({ app }, root);
});
afterAll(() => rm(path.dirname(root), { recursive: true, force: true }));

describe('the web app', () => {
  it('is its page at every address outside /api, asked for anew each time', async () => {
    for (const address of ['/', '/projects/1/photos', '/sign-in?next=/projects']) {
      const answer = await app.request(address);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
      expect(await answer.text()).toContain('<title>etouch</title>');
    }
    expect((await app.request('/api/unknown')).headers.get('content-type')).toBe('application/problem+json');
  });

  it('keeps files named by their digest for ever, and compresses them', async () => {
    const answer = await app.request('/assets/app-1a2b3c.js', { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect((await app.request('/assets/app-old.js')).status).toBe(404);
  });

  it('tells the browser with a project’s photos page what that will ask for, and nothing with another', async () => {
    const id = '0193f3a0-0000-7000-8000-000000000001';
    const hinted = async (address: string) =>
      (await app.request(address, { headers: { 'accept-language': 'en-GB,en' } })).headers.get('link');
    expect((await hinted(`/projects/${id}/photos`))?.split(', ')).toEqual([
      '</assets/main.js>; rel=preload; as=script; crossorigin',
      '</assets/main.css>; rel=preload; as=style; crossorigin',
      '</assets/first.js>; rel=preload; as=script; crossorigin',
      `</api/projects/${id}/assets?limit=50&sort=name>; rel=preload; as=fetch; crossorigin`,
      '</assets/start.js>; rel=preload; as=script; crossorigin; fetchpriority=low',
      '</assets/frame.js>; rel=preload; as=script; crossorigin; fetchpriority=low',
      '</assets/shared.js>; rel=preload; as=script; crossorigin; fetchpriority=low',
      '</assets/photos.js>; rel=preload; as=script; crossorigin; fetchpriority=low',
      '</assets/photos.css>; rel=preload; as=style; crossorigin; fetchpriority=low',
      '</assets/en.js>; rel=preload; as=script; crossorigin; fetchpriority=low',
      '</api/me>; rel=preload; as=fetch; crossorigin; fetchpriority=low',
      `</api/projects/${id}>; rel=preload; as=fetch; crossorigin; fetchpriority=low`,
    ]);
    const closely = await hinted(`/projects/${id}/photos/${id}?zoom=1&at=0.5%2C0.5`);
    expect(closely?.split(', ')).toEqual(
      expect.arrayContaining([
        `</api/assets/${id}>; rel=preload; as=fetch; crossorigin`,
        `</api/assets/${id}/tiles>; rel=preload; as=fetch; crossorigin`,
        '</assets/frame.js>; rel=preload; as=script; crossorigin',
        '</assets/light-table.js>; rel=preload; as=script; crossorigin',
      ]),
    );
    // Seen whole it has no need of tiles, and asking for them would have them made.
    expect(await hinted(`/projects/${id}/photos/${id}`)).not.toContain('/tiles');
    for (const other of [`/projects/${id}/photos?pick=PICK`, `/projects/${id}`, '/projects/x/photos', '/sign-in'])
      expect(await hinted(other)).toBeNull();
  });

  it('serves nothing from outside its folder', async () => {
    for (const address of ['/../secret.txt', '/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt', '/%2e%2e/secret.txt'])
      expect(await (await app.request(address)).text()).not.toBe('secret');
  });

  it('says when it is not built', async () => {
    const empty = new OpenAPIHono();
    mountWebApp({ app: empty }, path.join(root, 'nowhere'));
    expect((await empty.request('/')).status).toBe(503);
  });
});
