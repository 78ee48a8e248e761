import type { PrismaClient } from './generated/prisma/client.ts';

/** A statement that took long, without its values: they may be anybody's. */
export interface SlowQuery {
  /** At most 2,000 characters. */
  sql: string;
  /** Milliseconds from sending it to its last row. */
  ms: number;
}

export interface SlowQueries {
  /** Milliseconds from which a statement counts as slow. */
  afterMs: number;
  hear: (query: SlowQuery) => void;
}

const LONGEST = 2_000;

/** Tells of every statement of a client that takes at least `afterMs`. */
export function reportSlowQueries(client: PrismaClient<'query'>, { afterMs, hear }: SlowQueries): void {
  client.$on('query', ({ query, duration }) => {
    if (duration >= afterMs) hear({ sql: query.slice(0, LONGEST), ms: Math.round(duration) });
  });
}
