import { withClient } from '../../with-client.ts';
import type { Statement } from './record-statements.ts';

/** A node of EXPLAIN's tree, as far as it is looked at. */
export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

export interface Explained {
  text: string;
  plan: PlanNode;
  /** Milliseconds, planning left out. */
  ms: number;
}

const TRANSACTION = /^\s*(BEGIN|START|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|DISCARD)\b/i;

/**
 * Runs the statements of a use-case once more, in one transaction of the application's role that is rolled back, each
 * under EXPLAIN ANALYZE. The first one that names an actor is run as it is, so that row-level security sees who asks.
 */
export async function explainStatements(appUrl: string, statements: readonly Statement[]): Promise<Explained[]> {
  return withClient(appUrl, async (client) => {
    const explained: Explained[] = [];
    await client.query('BEGIN');
    for (const { text, values } of statements) {
      if (TRANSACTION.test(text)) continue;
      if (/app\.(become_|enter_|leave_)/.test(text)) {
        await client.query(text, [...values]);
        continue;
      }
      const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode; 'Execution Time': number }] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
        [...values],
      );
      const [root] = rows[0]!['QUERY PLAN'];
      explained.push({ text, plan: root.Plan, ms: root['Execution Time'] });
    }
    await client.query('ROLLBACK');
    return explained;
  });
}
