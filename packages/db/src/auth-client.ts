import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/prisma/client.ts';
import { TIME_LIMITS } from './time-limits.ts';

/**
 * The client Better Auth works with, as the role etouch_auth: it reaches accounts, sessions, memberships and
 * invitations of everyone, and no project, picture or price of anyone.
 * @param authUrl connection string of the role etouch_auth
 */
export function createAuthDatabase({ authUrl }: { authUrl: string }): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: authUrl,
      max: 5,
      application_name: 'etouch-auth',
      connectionTimeoutMillis: 10_000,
      ...TIME_LIMITS,
    },
    // A connection lost while idle is replaced by the pool; the next query reports a server that is gone.
    { onPoolError: () => {}, onConnectionError: () => {} },
  );
  return new PrismaClient({ adapter, errorFormat: 'minimal' });
}
