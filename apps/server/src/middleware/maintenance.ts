import { MAINTENANCE_HEADER, getHealth, getMaintenance, getReady } from '@etouch/contracts/routes/health';
import { uploadsPath } from '@etouch/contracts/routes/uploads';
import { Refusal } from '@etouch/domain/activity/refusal';
import type { MiddlewareHandler } from 'hono';
import type { Maintenance } from '../maintenance.ts';
import { problemResponse } from '../problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** They say how things are, always. */
const ANSWERED: ReadonlySet<string> = new Set([getHealth.path, getReady.path, getMaintenance.path]);
/** Addresses that change something although they are only looked up: links of mails and of a provider. */
const CALLBACK = '/api/auth/callback/';
const CHANGING_GET = ['/api/auth/verify-email', CALLBACK];

/** Seconds after which a program may try again. */
const RETRY_AFTER = '5';

/**
 * Refuses changes while the database is under maintenance, and everything while it is away, before anything is touched:
 * 503 MAINTENANCE, and nothing was changed. What a maintenance cut off is told so too.
 */
export function duringMaintenance(maintenance: Maintenance): MiddlewareHandler {
  return async (c, next) => {
    const { pathname } = new URL(c.req.url);
    if (!ANSWERED.has(pathname)) {
      const changes = isChange(c.req.raw.method, pathname);
      const state = maintenance.state();
      if (state === 'away' || (state === 'read-only' && changes)) c.res = refuse(pathname);
      else if (changes) await maintenance.changing(next);
      else await next();
      // A connection that the maintenance ended; the work in it was rolled back.
      if (!maintenance.isSettled() && c.res.status === 503) c.res = refusal();
    } else await next();
    if (maintenance.state() !== 'normal') c.res.headers.set(MAINTENANCE_HEADER, maintenance.state());
  };
}

/** Asking for the offset of an upload counts: the answer may complete it. */
function isChange(method: string, pathname: string): boolean {
  if (!SAFE.has(method)) return true;
  if (CHANGING_GET.some((start) => pathname.startsWith(start))) return true;
  return method === 'HEAD' && pathname.startsWith(`${uploadsPath}/`);
}

/** A provider sends people back to us by address: they land on a page, not on a problem in JSON. */
function refuse(pathname: string): Response {
  if (!pathname.startsWith(CALLBACK)) return refusal();
  return new Response(null, { status: 302, headers: { location: '/sign-in?error=MAINTENANCE' } });
}

function refusal(): Response {
  return problemResponse(new Refusal('MAINTENANCE'), { 'retry-after': RETRY_AFTER });
}
