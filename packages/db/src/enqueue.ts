import { AsyncLocalStorage } from 'node:async_hooks';
import { fromPrisma, PgBoss } from 'pg-boss';
import type { Db, SendOptions } from 'pg-boss';
import type { JobName, Jobs } from './jobs.ts';
import { JOBS_SCHEMA } from './role-names.ts';
import type { Tx } from './transaction.ts';

export type EnqueueOptions = Pick<SendOptions, 'priority' | 'startAfter' | 'singletonKey' | 'singletonSeconds'>;

const transaction = new AsyncLocalStorage<Db>();

/** Never started: it only writes, in the caller's transaction, and remembers how the queues are set. */
const producer = new PgBoss({
  schema: JOBS_SCHEMA,
  db: { executeSql: (text, values) => current().executeSql(text, values) },
});

/**
 * Adds a job in the caller's transaction: it exists exactly when the transaction commits, and its worker is woken then.
 * This is the outbox.
 * @returns the job's id; undefined when `singletonKey` was already taken within `singletonSeconds`
 */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  payload: Jobs[N],
  options: EnqueueOptions = {},
): Promise<string | undefined> {
  const id = await transaction.run(fromPrisma(tx), () => producer.send(name, payload, options));
  return id ?? undefined;
}

function current(): Db {
  const db = transaction.getStore();
  if (!db) throw new Error('jobs are enqueued in a transaction');
  return db;
}
