import { Refusal } from '@etouch/domain/activity/refusal';
import { bodyLimit } from 'hono/body-limit';
import { refusalOfAuthAnswer } from './auth-answer.ts';
import { ADDRESS_HEADER, clientAddress } from './middleware/client-address.ts';
import { problemResponse, refusalOf } from './problem.ts';
import { log } from './log.ts';
import type { Server } from './server.ts';
import { throttled } from './throttle.ts';

/**
 * All of Better Auth that is reachable. Its organization plugin's routes would go round our contracts, permissions and
 * audit, so none of them is here; what is not listed is 404.
 */
export const authRoutes = [
  ['POST', '/sign-in/email'],
  ['POST', '/sign-out'],
  ['GET', '/get-session'],
  ['GET', '/verify-email'],
  ['POST', '/send-verification-email'],
  ['POST', '/request-password-reset'],
  ['POST', '/reset-password'],
  ['POST', '/change-password'],
  ['GET', '/list-accounts'],
] as const;

/** Only where a provider is configured. */
export const oidcRoutes = [
  ['POST', '/sign-in/social'],
  ['GET', '/callback/:id'],
  ['POST', '/link-social'],
  ['POST', '/unlink-account'],
] as const;

const limitBody = bodyLimit({ maxSize: 16 * 1024, onError: () => problemResponse(new Refusal('TOO_LARGE')) });

export function mountAuth(server: Server): void {
  const { app, deps } = server;
  const routes = deps.settings.oidc ? [...authRoutes, ...oidcRoutes] : authRoutes;
  for (const [method, path] of routes) {
    app.on(method, `/api/auth${path}`, limitBody, async (c) => {
      try {
        const address = clientAddress(c, deps.settings);
        const headers = new Headers(c.req.raw.headers);
        headers.set(ADDRESS_HEADER, address);
        const body = method === 'POST' ? await c.req.text() : undefined;
        const url = new URL(c.req.url);
        // A session that is looked at is not prolonged then: that would be a change.
        if (deps.maintenance.state() !== 'normal') url.searchParams.set('disableRefresh', 'true');
        const request = new Request(url, { method, headers, body });
        const response = await throttled(deps, { path, address, body }, () => deps.auth.handler(request));
        const refusal = await refusalOfAuthAnswer(response);
        if (!refusal) return response;
        // Better Auth keeps to itself why it failed; maintenance that has begun meanwhile is the reason then.
        const isCut = refusal.code === 'INTERNAL' && deps.maintenance.state() !== 'normal';
        return problemResponse(isCut ? new Refusal('MAINTENANCE') : refusal);
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal.code === 'INTERNAL') log.error('sign-in failed', error, { path });
        return problemResponse(refusal);
      }
    });
  }
}
