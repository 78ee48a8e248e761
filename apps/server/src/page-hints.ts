import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { routeUrl } from '@etouch/contracts/client';
import { FIRST_PHOTOS, getAsset, listAssets } from '@etouch/contracts/routes/assets';
import { getMe } from '@etouch/contracts/routes/me';
import { getProject } from '@etouch/contracts/routes/projects';
import { getAssetTiles } from '@etouch/contracts/routes/tiles';
import type { MiddlewareHandler } from 'hono';

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

/**
 * Tells the browser with the page itself what a project's photos page or its light table will ask for one after the
 * other: its code, who is signed in, the project, its first photos. They come while the first of it is being read. Each
 * of these requests is checked as ever; the page says nothing about anybody.
 */
export function pageHints(root: string): MiddlewareHandler {
  const manifestPath = path.join(root, '.vite/manifest.json');
  const manifest = existsSync(manifestPath)
    ? (JSON.parse(readFileSync(manifestPath, 'utf8')) as Record<string, Chunk>)
    : {};
  const begin = hintsOf(manifest, ['index.html']);
  const codeOf = (page: HintedPage, language: string) =>
    hintsOf(manifest, [...page.entries, `src/locales/${language}.ts`]).filter((hint) => !begin.includes(hint));
  const code = new Map(pages.map((page) => [page, { fr: codeOf(page, 'fr'), en: codeOf(page, 'en') }]));
  return async (c, next) => {
    await next();
    const page = pages.find((one) => one.path.test(c.req.path));
    if (!page || !c.res.ok) return;
    const [, ...ids] = page.path.exec(c.req.path) ?? [];
    const addresses = page.data(ids, new URL(c.req.url).searchParams);
    if (!addresses) return;
    const [first = '', ...others] = addresses.map((address) => `<${address}>; rel=preload; as=fetch; crossorigin`);
    const language = languageOf(c.req.header('accept-language'));
    const rest = [...code.get(page)![language], ...others];
    // Over HTTP/1.1 six come at a time: what shows the first photos, then the rest.
    const later = page.hasFirstScreen ? rest.map((hint) => `${hint}; fetchpriority=low`) : rest;
    c.res.headers.set('link', [...begin, first, ...later].join(', '));
  };
}

/** As the web app chooses it (apps/web/src/lib/i18n.ts) where nobody chose another one. */
function languageOf(accepted = ''): 'fr' | 'en' {
  const tags = accepted
    .toLowerCase()
    .split(',')
    .map((tag) => tag.trim());
  return tags.some((tag) => tag.startsWith('fr')) || !tags.some((tag) => tag.startsWith('en')) ? 'fr' : 'en';
}

function hintsOf(manifest: Record<string, Chunk>, entries: string[]): string[] {
  const seen = new Set<string>();
  const hints = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    hints.add(`</${chunk.file}>; rel=preload; as=script; crossorigin`);
    for (const file of chunk.css ?? []) hints.add(`</${file}>; rel=preload; as=style; crossorigin`);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const entry of entries) visit(entry);
  return [...hints];
}
