import type { RouteContract, ParsedInput } from '@etouch/contracts/route';
import { permissions } from '@etouch/contracts/permissions';
import { isConnectionLost } from '@etouch/db/connection-lost';
import { Refusal } from '@etouch/domain/activity/refusal';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { answerOnce } from './idempotency.ts';
import { log } from './log.ts';
import { requireActor, type UserActor } from './middleware/actor.ts';
import { readSession, requireSession, type SignedIn } from './middleware/session.ts';
import { problemResponse, refusalOf } from './problem.ts';
import { parseInput } from './parse-input.ts';
import type { ServerDeps } from './wiring.ts';
import type { Server } from './server.ts';

/** Who called, as far as the route's permission makes sure of it. */
export type Caller<R extends RouteContract> = R['permission'] extends 'public'
  ? { /** The session, where the caller has one. */ session: () => Promise<SignedIn | null> }
  : R['permission'] extends 'signedIn'
    ? { session: SignedIn }
    : { session: SignedIn; actor: UserActor };

export type HandlerContext<R extends RouteContract> = Caller<R> & {
  /** The server's parts; `deps.db` belongs to this request, so use it and no other. */
  deps: ServerDeps;
  input: ParsedInput<R>;
  request: Request;
  /** Headers of the answer, e.g. a cookie. */
  headers: Headers;
};

export type HandlerResult<R extends RouteContract> = R['bytes'] extends true
  ? Response
  : R['response'] extends z.ZodType
    ? z.input<R['response']>
    : void;

export type Handler<R extends RouteContract> = (context: HandlerContext<R>) => Promise<HandlerResult<R>>;

const MAX_BODY_BYTES = 1024 * 1024;
const limitBody = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => problemResponse(new Refusal('TOO_LARGE')) });

/**
 * Serves one operation of the contract: parse the input, find out who calls and whether they may, run the handler,
 * parse its result, answer. Every thrown `Refusal` becomes a problem; everything else INTERNAL, and a line in the log.
 */
export function mountRoute<R extends RouteContract>(server: Server, route: R, handler: Handler<R>): void {
  server.mounted.push(route);
  const path = route.path.replace(/\{(\w+)\}/g, ':$1');
  server.app.on(route.method.toUpperCase(), path, limitBody, async (c) => {
    try {
      return await serveUncut(server.deps, route, handler, c);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.code === 'INTERNAL') log.error('route failed', error, { route: route.id });
      return problemResponse(refusal);
    }
  });
}

/** Reading is repeated when its connection was ended in the middle, as maintenance does with all of them. */
async function serveUncut<R extends RouteContract>(
  deps: ServerDeps,
  route: R,
  handler: Handler<R>,
  c: Context,
): Promise<Response> {
  try {
    return await serve(deps, route, handler, c);
  } catch (error) {
    if (route.method !== 'get' || !isConnectionLost(error)) throw error;
    return serve(deps, route, handler, c);
  }
}

async function serve<R extends RouteContract>(
  deps: ServerDeps,
  route: R,
  handler: Handler<R>,
  c: Context,
): Promise<Response> {
  const request = c.req.raw;
  const caller = await findCaller(deps, route, request);
  const input = await parseInput(route, c);
  const run = async (own: ServerDeps): Promise<Response> => {
    const headers = new Headers({ 'cache-control': 'no-store' });
    if (caller.signedIn) for (const cookie of caller.signedIn.cookies) headers.append('set-cookie', cookie);
    // What `known` holds follows the permission, which the compiler cannot relate to R.
    const context = { ...caller.known, deps: own, input, request, headers } as unknown as HandlerContext<R>;
    return answer(route, await handler(context), headers);
  };
  const key = request.headers.get('idempotency-key');
  if (!key || route.method !== 'post' || !caller.actor) return run(deps);
  return answerOnce({ deps, actor: caller.actor, key, route, input, run });
}

interface FoundCaller {
  /** What the handler is told, by permission. */
  known: object;
  signedIn?: SignedIn;
  actor?: UserActor;
}

async function findCaller(deps: ServerDeps, route: RouteContract, request: Request): Promise<FoundCaller> {
  const { permission } = route;
  if (permission === 'public') return { known: { session: () => readSession(deps, request) } };
  const session = await requireSession(deps, request);
  if (permission === 'signedIn') return { known: { session }, signedIn: session };
  const actor = await requireActor(deps, session);
  const roles: readonly string[] = permissions[permission];
  if (!roles.includes(actor.role)) throw new Refusal('FORBIDDEN', { reason: 'ROLE', values: { role: actor.role } });
  return { known: { session, actor }, signedIn: session, actor };
}

function answer(route: RouteContract, result: unknown, headers: Headers): Response {
  if (route.bytes) {
    const response = result as Response;
    for (const cookie of headers.getSetCookie()) response.headers.append('set-cookie', cookie);
    return response;
  }
  if (!route.response) return new Response(null, { status: 204, headers });
  headers.set('content-type', 'application/json');
  return new Response(JSON.stringify(route.response.parse(result)), { status: route.status ?? 200, headers });
}
