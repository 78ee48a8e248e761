import { createHash } from 'node:crypto';
import type { Side } from './transaction.ts';

const marked = /^\s*\/\* kept plan: ([a-z-]+) \*\//;

/**
 * Name of the prepared statement for a query marked with a first comment `kept plan: <name>`; empty for all others.
 * Planning a large query under row-level security takes many times longer than running it, and PostgreSQL keeps the plan
 * of a named statement per connection, for the database role it was planned for: each side has a name of its own.
 * Only marked queries are named, because Prisma's own come in too many shapes.
 */
export function statementName(sql: string, side: Side): string {
  const name = marked.exec(sql)?.[1];
  return name ? `${name}-${side}-${createHash('sha256').update(sql).digest('hex').slice(0, 16)}` : '';
}

/**
 * Whether two connection strings lead to the same server. Where the application's differs from the direct one a pooler
 * stands between, which may hand out another connection for each transaction: nothing can be kept on it.
 */
export function sameServer(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).host === new URL(other).host;
}
