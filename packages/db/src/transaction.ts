import { AsyncLocalStorage } from 'node:async_hooks';
import type { Prisma } from './generated/prisma/client.ts';
import type { SIDE_ROLE } from './role-names.ts';

/** The open transaction a use-case reads and writes through. */
export type Tx = Prisma.TransactionClient;

/** For whom a transaction runs at the moment, as the database's roles tell them apart; `app` for studios and jobs. */
export type Side = 'app' | keyof typeof SIDE_ROLE;

const open = new AsyncLocalStorage<Side>();

/** Runs `work` marked as being inside a transaction, for a side. */
export function insideTransaction<T>(side: Side, work: () => Promise<T>): Promise<T> {
  assertOutsideTransaction('a second transaction');
  return open.run(side, work);
}

/** Runs a part of the open transaction for another side. Prisma's promises start when they are awaited: so within. */
export function onSide<T>(side: Side, work: () => Promise<T>): Promise<T> {
  return open.run(side, async () => await work());
}

/** The side the statement at hand is sent for. */
export function currentSide(): Side {
  return open.getStore() ?? 'app';
}

/**
 * Refuses slow outside work while rows are locked: whoever sends a mail, calls a payment service or writes a file calls
 * this first, so that one forgotten `await` inside a transaction shows in the first test instead of under load.
 * @param what names the work in the error
 */
export function assertOutsideTransaction(what: string): void {
  if (open.getStore()) throw new Error(`${what} must not happen inside a transaction: enqueue a job instead`);
}
