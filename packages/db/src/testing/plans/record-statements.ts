import { Client } from 'pg';

/** One statement as it reached PostgreSQL. */
export interface Statement {
  text: string;
  /** Of a prepared statement whose plan is kept (kept-plan.ts). */
  name?: string | undefined;
  values: readonly unknown[];
}

type Query = (this: Client, ...args: unknown[]) => unknown;

/**
 * Everything this process sends to PostgreSQL while `work` runs, as it is sent: what Prisma makes of a use-case, and the
 * statement that names its actor first.
 */
export async function recordStatements(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const prototype = Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function record(...args) {
    const [first, values] = args as [string | { text: string; values?: unknown[]; name?: string }, unknown];
    const text = typeof first === 'string' ? first : first.text;
    const given = typeof first === 'string' ? values : first.values;
    const name = typeof first === 'string' ? undefined : first.name || undefined;
    if (text) statements.push({ text, name, values: Array.isArray(given) ? given : [] });
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return statements;
}
