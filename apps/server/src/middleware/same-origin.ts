import { Refusal } from '@etouch/domain/activity/refusal';
import type { MiddlewareHandler } from 'hono';
import { problemResponse } from '../problem.ts';
import type { ServerSettings } from '../settings.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

type Where = Pick<ServerSettings, 'publicUrl' | 'port'>;

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * Origins whose pages may act with a person's cookie: the public one, or this machine's names when there is none; then
 * also the loopback name and port a request was sent to, behind which our own development server passes requests on.
 */
export function trustedOrigins({ publicUrl, port }: Where, host: string | null | undefined): string[] {
  if (publicUrl) return [publicUrl];
  const own = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `http://${name}:${port}`);
  return host && LOOPBACK_HOST.test(host) ? [...own, `http://${host}`] : own;
}

/**
 * Refuses requests of other sites that would change something with this browser's cookie, and, without a public address,
 * requests under a foreign host name (a page that points its own name at this machine).
 */
export function sameOrigin(settings: Where): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host');
    if (!settings.publicUrl && host !== undefined && !LOOPBACK_HOST.test(host)) {
      return problemResponse(new Refusal('FORBIDDEN', { reason: 'FOREIGN_HOST' }));
    }
    if (!SAFE.has(c.req.method) && isForeign(c.req.header('origin'), c.req.header('sec-fetch-site'), settings, host)) {
      return problemResponse(new Refusal('FORBIDDEN', { reason: 'FOREIGN_ORIGIN' }));
    }
    return next();
  };
}

/** Programs outside a browser send neither header, and no cookie they did not mean to send. */
function isForeign(origin: string | undefined, site: string | undefined, settings: Where, host: string | undefined) {
  if (origin !== undefined) return !trustedOrigins(settings, host).includes(origin);
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
