import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/prisma/client.ts';

/**
 * A client of the tables' owner, whom no policy restrains: for filling an empty database (demonstration, first set-up,
 * tests). Nothing that answers a request or runs a job uses it.
 * @param ownerUrl connection string of the role etouch_owner, direct
 */
export function createOwnerDatabase({ ownerUrl }: { ownerUrl: string }): PrismaClient {
  const adapter = new PrismaPg(
    { connectionString: ownerUrl, max: 3, application_name: 'etouch-owner', connectionTimeoutMillis: 10_000 },
    // A connection lost while idle is replaced by the pool; the next query reports a server that is gone.
    { onPoolError: () => {}, onConnectionError: () => {} },
  );
  return new PrismaClient({ adapter });
}
