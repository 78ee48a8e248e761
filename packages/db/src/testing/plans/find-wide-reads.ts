import type { PlanNode } from './explain-statements.ts';

/** A node may throw away this many rows for each it keeps, or this many at all, before it counts as unnarrowed. */
const WASTE = 20;
const FEW = 2_000;

/**
 * The places of a plan where a large table is not narrowed by an index first, in words: a scan of all of it, an index
 * read from end to end, or an index that finds far more rows than the policies and filters leave.
 * @param large names of the tables that grow with an installation's work
 */
export function findWideReads(plan: PlanNode, large: ReadonlySet<string>): string[] {
  const below = (plan.Plans ?? []).flatMap((child) => findWideReads(child, large));
  const table = plan['Relation Name'];
  if (!table || !large.has(table)) return below;
  const type = plan['Node Type'];
  if (type === 'Seq Scan') return [`${table} is read whole`, ...below];
  if (type.startsWith('Index') && !plan['Index Cond'])
    return [`${table} is read along all of ${plan['Index Name']}`, ...below];
  const loops = plan['Actual Loops'] ?? 1;
  const removed = (plan['Rows Removed by Filter'] ?? 0) * loops;
  const kept = (plan['Actual Rows'] ?? 0) * loops;
  if (removed > FEW && removed > kept * WASTE) return [`${table}: ${removed} rows read to keep ${kept}`, ...below];
  return below;
}
