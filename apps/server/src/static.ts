import { existsSync } from 'node:fs';
import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Refusal } from '@etouch/domain/activity/refusal';
import { problemResponse } from './problem.ts';
import type { Server } from './server.ts';

/** Where the web app is built to. */
export const webDist = path.resolve(import.meta.dirname, '../../web/dist');

/**
 * Serves the built web app: files whose name carries a digest for ever, the page itself always asked for anew, and the
 * page for every other address outside /api, because the app routes in the browser.
 */
export function mountWebApp({ app }: Server, root = webDist): void {
  app.all('/api/*', () => problemResponse(new Refusal('NOT_FOUND')));
  if (!existsSync(root)) {
    app.get('/*', (c) => c.text('The web app is not built.', 503));
    return;
  }
  app.use(
    '/assets/*',
    serveStatic({
      root,
      precompressed: true,
      onFound: (_file, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  );
  // A missing asset is missing; the page in its place would hide a stale build.
  app.get('/assets/*', (c) => c.text('Not found', 404));
  const fresh = {
    root,
    precompressed: true,
    onFound: (_file: string, c: { header(n: string, v: string): void }) => c.header('cache-control', 'no-cache'),
  };
  app.use('/*', serveStatic(fresh));
  app.get('/*', serveStatic({ ...fresh, path: 'index.html' }));
}
