import { Refusal } from '@etouch/domain/activity/refusal';
import type { MiddlewareHandler } from 'hono';
import { problemResponse } from '../problem.ts';
import type { ServerSettings } from '../settings.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Origins whose pages may act with a person's cookie: the public one, or this machine's names when there is none. */
export function trustedOrigins(settings: Pick<ServerSettings, 'publicUrl' | 'port'>): string[] {
  if (settings.publicUrl) return [settings.publicUrl];
  return ['127.0.0.1', 'localhost', '[::1]'].map((host) => `http://${host}:${settings.port}`);
}

/**
 * Refuses requests of other sites that would change something with this browser's cookie, and, without a public address,
 * requests under a foreign host name (a page that points its own name at this machine).
 */
export function sameOrigin(settings: Pick<ServerSettings, 'publicUrl' | 'port'>): MiddlewareHandler {
  const origins = new Set(trustedOrigins(settings));
  return async (c, next) => {
    if (!settings.publicUrl && !/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(c.req.header('host') ?? 'localhost')) {
      return problemResponse(new Refusal('FORBIDDEN', { reason: 'FOREIGN_HOST' }));
    }
    if (!SAFE.has(c.req.method)) {
      const origin = c.req.header('origin');
      const site = c.req.header('sec-fetch-site');
      const foreign =
        origin === undefined ? site !== undefined && site !== 'same-origin' && site !== 'none' : !origins.has(origin);
      if (foreign) return problemResponse(new Refusal('FORBIDDEN', { reason: 'FOREIGN_ORIGIN' }));
    }
    return next();
  };
}
