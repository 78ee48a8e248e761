import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { routeUrl } from '@etouch/contracts/client';
import { countAssets, listAssets } from '@etouch/contracts/routes/assets';
import { getMe } from '@etouch/contracts/routes/me';
import { getProject } from '@etouch/contracts/routes/projects';
import type { MiddlewareHandler } from 'hono';

/** What Vite says of a chunk: its file, its style sheets and the chunks it cannot do without. */
interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
}

const FRAME = ['src/app/signed-in-layout.tsx', 'src/features/projects/project-layout.tsx'];
const PHOTOS = /^\/projects\/([0-9a-f-]{36})\/photos$/;

/**
 * Tells the browser with the page itself what a project's photos page will ask for one after the other: its code, who is
 * signed in, the project, its first photos. They come while the first of it is being read. Each of these requests is
 * checked as ever; the page says nothing about anybody.
 */
export function pageHints(root: string): MiddlewareHandler {
  const manifestPath = path.join(root, '.vite/manifest.json');
  const manifest = existsSync(manifestPath)
    ? (JSON.parse(readFileSync(manifestPath, 'utf8')) as Record<string, Chunk>)
    : {};
  const code = new Map(
    (['fr', 'en'] as const).map((language) => [
      language,
      hintsOf(manifest, [...FRAME, 'src/features/assets/photos-page.tsx', `src/locales/${language}.ts`]),
    ]),
  );
  return async (c, next) => {
    await next();
    const [, projectId] = PHOTOS.exec(c.req.path) ?? [];
    // With a filter other photos are shown first.
    if (!projectId || !c.res.ok || new URL(c.req.url).search) return;
    const params = { projectId };
    const data = [
      routeUrl(getMe),
      routeUrl(getProject, { params }),
      routeUrl(listAssets, { params, query: { limit: 200, sort: 'name' } }),
      routeUrl(countAssets, { params }),
    ].map((address) => `<${address}>; rel=preload; as=fetch; crossorigin`);
    c.res.headers.set('link', [...data, ...code.get(languageOf(c.req.header('accept-language')))!].join(', '));
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
    hints.add(`</${chunk.file}>; rel=modulepreload`);
    for (const file of chunk.css ?? []) hints.add(`</${file}>; rel=preload; as=style`);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const entry of entries) visit(entry);
  return [...hints];
}
