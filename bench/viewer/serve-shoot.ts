import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { Shoot } from '../../apps/server/src/testing/shoot.ts';

/** A shoot's server on a free port of this machine. */
export async function serveShoot({ server }: Shoot): Promise<{ url: string; close: () => Promise<void> }> {
  const listening = Promise.withResolvers<AddressInfo>();
  const listener = serve(
    {
      fetch: (request: Request) => {
        const { pathname, search } = new URL(request.url);
        return server.request(pathname + search, request);
      },
      hostname: '127.0.0.1',
      port: 0,
    },
    listening.resolve,
  );
  const { port } = await listening.promise;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        if ('closeAllConnections' in listener) listener.closeAllConnections();
      }),
  };
}
