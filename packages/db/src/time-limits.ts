/**
 * How long a connection of ours may hold others up, in milliseconds. A transaction in the name of an actor has a limit
 * of its own beside these (with-actor.ts); they are for what runs before there is one, and for a process that hangs.
 */
export const TIME_LIMITS = {
  statement_timeout: 30_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 60_000,
} as const;
