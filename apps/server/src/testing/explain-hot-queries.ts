import { createDatabase } from '@etouch/db/client';
import type { TestDatabase } from '@etouch/db/testing/database';
import type { LoadSize } from '@etouch/db/testing/load/load-size';
import { explainStatements } from '@etouch/db/testing/plans/explain-statements';
import { findWideReads } from '@etouch/db/testing/plans/find-wide-reads';
import { recordStatements } from '@etouch/db/testing/plans/record-statements';
import { withClient } from '@etouch/db/with-client';
import { hotQueries } from './hot-queries.ts';

/** A table of this many rows is one that grows with the work. */
const LARGE = 3_000;

export interface HotPlan {
  name: string;
  /** How many statements PostgreSQL was sent. */
  statements: number;
  /** Milliseconds of all of them, without planning. */
  ms: number;
  /** Where a large table is not narrowed by an index first; with the statement it happened in. */
  wide: string[];
}

/** Runs every hot query on a filled load database as the application does, and looks at the plan of each of its statements. */
export async function explainHotQueries(urls: TestDatabase, size: LoadSize): Promise<HotPlan[]> {
  const large = await largeTables(urls.superuserUrl);
  const db = createDatabase({ appUrl: urls.appUrl, poolSize: 1 });
  try {
    const plans: HotPlan[] = [];
    for (const { name, actor, run } of hotQueries(size)) {
      const statements = await recordStatements(() => run({ db }, actor));
      const explained = await explainStatements(urls.appUrl, statements);
      plans.push({
        name,
        statements: explained.length,
        ms: explained.reduce((sum, { ms }) => sum + ms, 0),
        wide: explained.flatMap(({ plan, text }) => findWideReads(plan, large).map((found) => `${found} in ${text}`)),
      });
    }
    return plans;
  } finally {
    await db.close();
  }
}

async function largeTables(superuserUrl: string): Promise<Set<string>> {
  const { rows } = await withClient(superuserUrl, (client) =>
    client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples >= $1`,
      [LARGE],
    ),
  );
  return new Set(rows.map(({ name }) => name));
}
