import { Refusal } from '@etouch/domain/activity/refusal';
import { OpenAPIHono } from '@hono/zod-openapi';
import { mountAuth } from './auth-routes.ts';
import { mountLive } from './live.ts';
import { log } from './log.ts';
import { duringMaintenance } from './middleware/maintenance.ts';
import { sameOrigin } from './middleware/same-origin.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { mountOpenApi } from './openapi.ts';
import { problemResponse } from './problem.ts';
import { routes } from './routes.ts';
import type { Server } from './server.ts';
import { mountUploads } from './uploads.ts';
import { mountWebApp } from './static.ts';
import type { ServerDeps } from './wiring.ts';

/** Everything that is served, in the order in which it is tried. */
export function createApp(deps: ServerDeps): Server {
  const app = new OpenAPIHono();
  const server: Server = { app, deps, mounted: [] };
  app.use('*', securityHeaders(deps.settings));
  app.use('*', sameOrigin(deps.settings));
  app.use('/api/*', duringMaintenance(deps.maintenance));
  mountAuth(server);
  for (const mount of routes) mount(server);
  mountUploads(server);
  mountLive(server);
  mountOpenApi(server);
  mountWebApp(server);
  app.onError((error) => {
    log.error('request failed', error);
    return problemResponse(new Refusal('INTERNAL'));
  });
  return server;
}
