import type { RouteContract } from '@etouch/contracts/route';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ServerDeps } from './wiring.ts';

/** What a `routes/<noun>.ts` mounts its operations on. */
export interface Server {
  app: OpenAPIHono;
  deps: ServerDeps;
  /** Every contract that is served, in order of mounting; the OpenAPI document is made of it. */
  mounted: RouteContract[];
}
