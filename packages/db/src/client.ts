import { PrismaPg } from '@prisma/adapter-pg';
import type { Actor, Membership } from './actor.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { currentSide } from './transaction.ts';
import type { Tx } from './transaction.ts';
import { sameServer, statementName } from './kept-plan.ts';
import { reportSlowQueries } from './slow-query.ts';
import type { SlowQueries } from './slow-query.ts';
import { TIME_LIMITS } from './time-limits.ts';
import { withActor, withoutActor } from './with-actor.ts';
import type { TransactionOptions } from './with-actor.ts';

/** The application's way to its data. The bare client stays inside: no statement runs without an actor by mistake. */
export interface Database {
  /** One transaction in the name of an actor. @throws ActorRefused */
  withActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** One transaction that sees no tenant's rows; for enqueuing and the demonstration's mailbox. */
  withoutActor<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Every organization a user belongs to, before there is an actor; by name. */
  membershipsOf(userId: string): Promise<Membership[]>;
  /** Whether the database answers. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Connection string of the role etouch_app. */
  appUrl: string;
  /** One that leads to the database server itself; when it is the same server, plans of large queries are kept. */
  directUrl?: string;
  /** Most connections at once; 10 unless given. */
  poolSize?: number;
  /** Hears of connections lost while idle (the pool replaces them). */
  onError?: (error: Error) => void;
  /** Hears of statements that take long. */
  slow?: SlowQueries;
}

/** Opens the application's pool; the first connection is made when it is first used. */
export function createDatabase(options: DatabaseOptions): Database {
  const { appUrl, directUrl, poolSize = 10, onError = () => {}, slow } = options;
  // A pooler refuses settings it does not know, and may give each transaction another connection.
  const direct = directUrl !== undefined && sameServer(appUrl, directUrl);
  const adapter = new PrismaPg(
    {
      connectionString: appUrl,
      max: poolSize,
      application_name: 'etouch',
      connectionTimeoutMillis: 10_000,
      ...(direct && TIME_LIMITS),
    },
    {
      onPoolError: onError,
      onConnectionError: onError,
      ...(direct && { statementNameGenerator: ({ sql }) => statementName(sql, currentSide()) }),
    },
  );
  const client = new PrismaClient({ adapter, errorFormat: 'minimal', log: [{ emit: 'event', level: 'query' }] });
  if (slow) reportSlowQueries(client, slow);
  return {
    withActor: (actor, work, options) => withActor(client, actor, work, options),
    withoutActor: (work, options) => withoutActor(client, work, options),
    membershipsOf: (userId) => client.$queryRaw<Membership[]>`SELECT * FROM app.memberships_of(${userId}::uuid)`,
    ready: () =>
      client.$queryRaw`SELECT 1`.then(
        () => true,
        () => false,
      ),
    close: () => client.$disconnect(),
  };
}
