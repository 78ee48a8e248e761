import { AsyncLocalStorage } from 'node:async_hooks';
import type { Prisma } from './generated/prisma/client.ts';

/** The open transaction a use-case reads and writes through. */
export type Tx = Prisma.TransactionClient;

const open = new AsyncLocalStorage<true>();

/** Runs `work` marked as being inside a transaction. */
export function insideTransaction<T>(work: () => Promise<T>): Promise<T> {
  assertOutsideTransaction('a second transaction');
  return open.run(true, work);
}

/**
 * Refuses slow outside work while rows are locked: whoever sends a mail, calls a payment service or writes a file calls
 * this first, so that one forgotten `await` inside a transaction shows in the first test instead of under load.
 * @param what names the work in the error
 */
export function assertOutsideTransaction(what: string): void {
  if (open.getStore()) throw new Error(`${what} must not happen inside a transaction: enqueue a job instead`);
}
