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
  await writeFile(path.join(root, 'index.html'), '<!doctype html><head><title>etouch</title></head>');
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

  describe('tells the browser with a page what that will ask for', () => {
    const id = '0193f3a0-0000-7000-8000-000000000001';
    const ask = (address: string) => app.request(address, { headers: { 'accept-language': 'en-GB,en' } });
    const hinted = async (address: string) => (await ask(address)).headers.get('link')?.split(', ');
    const first = [
      '</assets/main.js>; rel=preload; as=script; crossorigin',
      '</assets/main.css>; rel=preload; as=style; crossorigin',
      '</assets/first.js>; rel=preload; as=script; crossorigin',
    ];

    it('of a project’s photos page the first list at once; the app stands in the page, for after the pictures', async () => {
      const address = `/projects/${id}/photos`;
      const list = `</api/projects/${id}/assets?limit=50&sort=name>; rel=preload; as=fetch; crossorigin`;
      expect(await hinted(address)).toEqual([...first, list]);
      const page = await (await ask(address)).text();
      expect(page).toContain('<title>etouch</title>');
      const [, template = ''] = /<template id="app-code">(.*)<\/template><\/head>/.exec(page) ?? [];
      expect(template.split(/ ?\/?>/).slice(0, -1)).toEqual([
        '<link rel="modulepreload" crossorigin href="/assets/start.js"',
        '<link rel="modulepreload" crossorigin href="/assets/frame.js"',
        '<link rel="modulepreload" crossorigin href="/assets/shared.js"',
        '<link rel="modulepreload" crossorigin href="/assets/photos.js"',
        '<link rel="preload" as="style" crossorigin href="/assets/photos.css"',
        '<link rel="modulepreload" crossorigin href="/assets/en.js"',
        '<link rel="preload" as="fetch" crossorigin href="/api/me"',
        `<link rel="preload" as="fetch" crossorigin href="/api/projects/${id}"`,
      ]);
    });

    it('of the light table its code and its photo, and no tiles while it is seen whole', async () => {
      expect(await hinted(`/projects/${id}/photos/${id}?zoom=1&at=0.5%2C0.5`)).toEqual(
        expect.arrayContaining([
          `</api/assets/${id}>; rel=preload; as=fetch; crossorigin`,
          `</api/assets/${id}/tiles>; rel=preload; as=fetch; crossorigin`,
          '</assets/frame.js>; rel=modulepreload; crossorigin',
          '</assets/light-table.js>; rel=modulepreload; crossorigin',
        ]),
      );
      // Asking for tiles would have them made.
      expect((await hinted(`/projects/${id}/photos/${id}`))?.join()).not.toContain('/tiles');
    });

    it('of any other page the app’s start, and nothing of anybody', async () => {
      for (const other of [
        `/projects/${id}/photos?pick=PICK`,
        `/projects/${id}`,
        '/projects/x/photos',
        '/sign-in',
        '/',
      ]) {
        expect(await hinted(other)).toEqual([...first, '</assets/start.js>; rel=modulepreload; crossorigin']);
        expect(await (await ask(other)).text()).not.toContain('<template');
      }
    });
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
