import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { ServerSettings } from '../settings.ts';

/** Carries the caller's address to Better Auth; only this server sets it. */
export const ADDRESS_HEADER = 'x-etouch-client-address';

/**
 * The network address a request comes from: the connection's, or with ETOUCH_TRUSTED_PROXY=1 the last one of
 * X-Forwarded-For, which is the one our own proxy wrote. What stands before it was written by the caller.
 */
export function clientAddress(c: Context, settings: Pick<ServerSettings, 'trustedProxy'>): string {
  const forwarded = settings.trustedProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded || connectionAddress(c) || 'unknown';
}

function connectionAddress(c: Context): string | undefined {
  // A request made inside the process has no connection.
  if (!(c.env as { incoming?: unknown } | undefined)?.incoming) return undefined;
  return getConnInfo(c).remote.address;
}
