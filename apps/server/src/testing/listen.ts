import { serve } from '@hono/node-server';
import { createApp } from '../app.ts';
import { sendingDirectly } from '../send-body.ts';
import type { ServerDeps } from '../wiring.ts';

/** Puts a test's server on a port of its own, as main.ts does. */
export async function listen(deps: ServerDeps): Promise<{ url: string; close: () => Promise<void> }> {
  const { app } = createApp(deps);
  const listening = Promise.withResolvers<number>();
  const server = serve({ fetch: sendingDirectly(app.fetch), hostname: '127.0.0.1', port: 0 }, ({ port }) =>
    listening.resolve(port),
  );
  const url = `http://127.0.0.1:${await listening.promise}`;
  return { url, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
