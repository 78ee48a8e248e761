import { problem } from '@etouch/contracts/errors';
import type { RouteContract } from '@etouch/contracts/route';
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Server } from './server.ts';

/** Serves the OpenAPI 3.1 document of everything mounted so far; built once. */
export function mountOpenApi(server: Server): void {
  for (const route of server.mounted) describeRoute(server.app, route);
  const document = server.app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'etouch',
      version: '0.1.0',
      license: { name: 'AGPL-3.0-or-later' },
    },
  });
  server.app.get('/api/openapi.json', (c) => c.json(document));
}

function describeRoute(app: OpenAPIHono, route: RouteContract): void {
  const { permission } = route;
  app.openAPIRegistry.registerPath(
    createRoute({
      operationId: route.id,
      method: route.method,
      path: route.path,
      summary: route.summary,
      tags: [route.path.split('/')[2]!],
      description: permission === 'public' ? 'No session needed.' : `Permission: ${permission}.`,
      request: {
        params: route.params,
        query: route.query,
        ...(route.body && { body: { required: true, content: { 'application/json': { schema: route.body } } } }),
      },
      responses: {
        [successStatus(route)]: success(route),
        default: { description: 'A refusal', content: { 'application/problem+json': { schema: problem } } },
      },
    }),
  );
}

function successStatus(route: RouteContract): number {
  if (route.bytes) return 200;
  return route.response ? (route.status ?? 200) : 204;
}

function success(route: RouteContract) {
  if (route.bytes)
    return { description: 'Bytes', content: { '*/*': { schema: { type: 'string' as const, format: 'binary' } } } };
  if (!route.response) return { description: 'Done' };
  return { description: 'Done', content: { 'application/json': { schema: route.response } } };
}
