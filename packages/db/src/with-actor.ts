import type { Actor } from './actor.ts';
import { becomeActor, sideOf } from './become-actor.ts';
import type { Prisma, PrismaClient } from './generated/prisma/client.ts';
import { insideTransaction } from './transaction.ts';
import type { Side, Tx } from './transaction.ts';

export interface TransactionOptions {
  /** PostgreSQL's default, READ COMMITTED, unless given. */
  isolation?: Prisma.TransactionIsolationLevel;
  /** After this many ms the transaction is rolled back, whatever it is doing; 10 s unless given. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
/** How long a request waits for a free connection before it is told that the server is busy. */
const MAX_WAIT_MS = 5_000;

/**
 * Runs `work` in one transaction in the name of `actor`: row-level security shows it what the actor may see, and
 * nothing else exists. What the actor may not see but its action must change (the studio's rounds when a client
 * approves) goes through `asStudio`. Serialization failures and deadlocks are thrown, never retried here: the caller
 * alone knows whether its work can be repeated.
 * @throws ActorRefused when the database does not accept the actor
 */
export function withActor<T>(
  client: PrismaClient,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> {
  return inTransaction(client, sideOf(actor), options, async (tx, timeoutMs) => {
    await becomeActor(tx, actor, timeoutMs);
    return work(tx);
  });
}

/** One transaction before there is an actor: it sees no tenant's rows. It can enqueue and write the demonstration's mailbox. */
export function withoutActor<T>(
  client: PrismaClient,
  work: (tx: Tx) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> {
  return inTransaction(client, 'app', options, work);
}

function inTransaction<T>(
  client: PrismaClient,
  side: Side,
  { isolation, timeoutMs = TIMEOUT_MS }: TransactionOptions = {},
  work: (tx: Tx, timeoutMs: number) => Promise<T>,
): Promise<T> {
  return insideTransaction(side, () =>
    client.$transaction((tx) => work(tx, timeoutMs), {
      timeout: timeoutMs,
      maxWait: MAX_WAIT_MS,
      ...(isolation && { isolationLevel: isolation }),
    }),
  );
}
