import { existsSync } from 'node:fs';
import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Refusal } from '@etouch/domain/activity/refusal';
import type { MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { pageHints } from './page-hints.ts';
import { problemResponse } from './problem.ts';
import type { Server } from './server.ts';

/** Where the web app is built to. */
const webDist = path.resolve(import.meta.dirname, '../../web/dist');

/**
 * Serves the built web app: files whose name carries a digest for ever, the page itself always asked for anew, and the
 * page for every other address outside /api, because the app routes in the browser.
 */
export function mountWebApp({ app }: Pick<Server, 'app'>, root = webDist): void {
  app.all('/api/*', () => problemResponse(new Refusal('NOT_FOUND')));
  if (!existsSync(root)) {
    app.get('/*', (c) => c.text('The web app is not built.', 503));
    return;
  }
  app.use(
    '/assets/*',
    cached('public, max-age=31536000, immutable'),
    compress(),
    serveStatic({ root, precompressed: true }),
  );
  // A missing asset is missing; the page in its place would hide a stale build.
  app.get('/assets/*', (c) => c.text('Not found', 404));
  const hints = pageHints(root);
  const page = serveStatic({ root, path: 'index.html' });
  app.use('/*', cached('no-cache'));
  app.get('/', hints, page);
  app.use('/*', serveStatic({ root }));
  app.get('/*', hints, page);
}

function cached(control: string): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (c.res.ok) c.res.headers.set('cache-control', control);
  };
}
