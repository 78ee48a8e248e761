import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { routeUrl } from '@etouch/contracts/client';
import { FIRST_PHOTOS, getAsset, listAssets } from '@etouch/contracts/routes/assets';
import { getMe } from '@etouch/contracts/routes/me';
import { getProject } from '@etouch/contracts/routes/projects';
import { getAssetTiles } from '@etouch/contracts/routes/tiles';
import type { Context, MiddlewareHandler } from 'hono';
import { html } from 'hono/html';

/** What Vite says of a chunk: its file, its style sheets and the chunks it cannot do without. */
interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
}

/** A page that says what it will ask for. */
interface HintedPage {
  path: RegExp;
  /** Its modules; those of the language come beside them. */
  entries: string[];
  /** Addresses of its data, what is needed first before the others; null for a page that shows other things first. */
  data(ids: string[], search: URLSearchParams): string[] | null;
  /** Photos are shown before the app is there, from the first of its data (apps/web/src/first-screen). */
  hasFirstScreen?: boolean;
}

const ID = '([0-9a-f-]{36})';
const FRAME = ['src/app/start.tsx', 'src/app/signed-in-layout.tsx'];

const pages: HintedPage[] = [
  {
    path: new RegExp(`^/projects/${ID}/photos$`),
    hasFirstScreen: true,
    entries: [...FRAME, 'src/features/projects/project-layout.tsx', 'src/features/assets/photos-page.tsx'],
    data: ([projectId = ''], search) => {
      // With a filter other photos are shown first.
      if (search.size > 0) return null;
      const params = { projectId };
      const first = routeUrl(listAssets, { params, query: { limit: FIRST_PHOTOS, sort: 'name' } });
      return [first, routeUrl(getMe), routeUrl(getProject, { params })];
    },
  },
  {
    path: new RegExp(`^/projects/${ID}/photos/${ID}$`),
    entries: [...FRAME, 'src/features/light-table/light-table-page.tsx'],
    data: ([projectId = '', assetId = ''], search) => {
      const params = { assetId };
      const photo = [routeUrl(getProject, { params: { projectId } }), routeUrl(getAsset, { params })];
      return [routeUrl(getMe), ...photo, ...(search.has('zoom') ? [routeUrl(getAssetTiles, { params })] : [])];
    },
  },
];

/** A file the browser is told of before it finds it. */
interface Hint {
  href: string;
  kind: 'style' | 'script' | 'module' | 'fetch';
}

/**
 * Tells the browser with the page itself what it will ask for one after the other: the app's code and, of a project's
 * photos page and its light table, the page's own code, who is signed in, the project, its first photos. They come while
 * the first of it is being read. Each of these requests is checked as ever; the page says nothing about anybody.
 *
 * Where photos are shown before the app is there, only they are asked for at once. The rest stands in the page as a
 * `<template>` (apps/web/src/first-screen/app-code.ts), because the app's code, asked for as well, would take connections
 * and processors from the pictures.
 */
export function pageHints(root: string): MiddlewareHandler {
  const manifestPath = path.join(root, '.vite/manifest.json');
  const manifest = existsSync(manifestPath)
    ? (JSON.parse(readFileSync(manifestPath, 'utf8')) as Record<string, Chunk>)
    : {};
  const begin = codeOf(manifest, ['index.html']).map((hint): Hint =>
    hint.kind === 'style' ? hint : { ...hint, kind: 'script' },
  );
  const after = (entries: string[]) =>
    codeOf(manifest, entries).filter(({ href }) => !begin.some((known) => known.href === href));
  const anyPage = after(['src/app/start.tsx']);
  const ofPage = (page: HintedPage, language: string) => after([...page.entries, `src/locales/${language}.ts`]);
  const code = new Map(pages.map((page) => [page, { fr: ofPage(page, 'fr'), en: ofPage(page, 'en') }]));
  return async (c, next) => {
    await next();
    if (!c.res.ok) return;
    const page = pages.find((one) => one.path.test(c.req.path));
    const [, ...ids] = page?.path.exec(c.req.path) ?? [];
    const data = page?.data(ids, new URL(c.req.url).searchParams)?.map((href): Hint => ({ href, kind: 'fetch' }));
    if (!page || !data) return sayNow(c, [...begin, ...anyPage]);
    const itsCode = code.get(page)![languageOf(c.req.header('accept-language'))];
    if (!page.hasFirstScreen) return sayNow(c, [...begin, ...data, ...itsCode]);
    sayNow(c, [...begin, ...data.slice(0, 1)]);
    await sayLater(c, [...itsCode, ...data.slice(1)]);
  };
}

function sayNow(c: Context, hints: Hint[]): void {
  const links = hints.map(({ href, kind }) =>
    kind === 'module' ? `<${href}>; rel=modulepreload; crossorigin` : `<${href}>; rel=preload; as=${kind}; crossorigin`,
  );
  c.res.headers.set('link', links.join(', '));
}

/** Into the page, for its script to ask for when the time has come. */
async function sayLater(c: Context, hints: Hint[]): Promise<void> {
  const links = hints.map(({ href, kind }) =>
    kind === 'module'
      ? html`<link rel="modulepreload" crossorigin href="${href}" />`
      : html`<link rel="preload" as="${kind}" crossorigin href="${href}" />`,
  );
  const template = await html`<template id="app-code">${links}</template>`;
  const page = await c.res.text();
  c.res = new Response(
    page.replace('</head>', () => `${template}</head>`),
    c.res,
  );
  c.res.headers.delete('content-length');
}

/** As the web app chooses it (apps/web/src/lib/i18n.ts) where nobody chose another one. */
function languageOf(accepted = ''): 'fr' | 'en' {
  const tags = accepted
    .toLowerCase()
    .split(',')
    .map((tag) => tag.trim());
  return tags.some((tag) => tag.startsWith('fr')) || !tags.some((tag) => tag.startsWith('en')) ? 'fr' : 'en';
}

/** Every file that these modules cannot do without. */
function codeOf(manifest: Record<string, Chunk>, entries: string[]): Hint[] {
  const seen = new Set<string>();
  const hints = new Map<string, Hint>();
  const add = (file: string, kind: Hint['kind']) => hints.set(file, { href: `/${file}`, kind });
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    add(chunk.file, 'module');
    for (const file of chunk.css ?? []) add(file, 'style');
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const entry of entries) visit(entry);
  return [...hints.values()];
}
