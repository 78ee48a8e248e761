import { describe, expect, test } from 'vitest';
import type { PlanNode } from './explain-statements.ts';
import { findWideReads } from './find-wide-reads.ts';

const large = new Set(['Asset']);
const asset = (node: Partial<PlanNode>): PlanNode => ({ 'Node Type': 'Index Scan', 'Relation Name': 'Asset', ...node });

describe('findWideReads', () => {
  test('finds a table that is read whole, however deep', () => {
    const plan = {
      'Node Type': 'Limit',
      Plans: [{ 'Node Type': 'Sort', Plans: [asset({ 'Node Type': 'Seq Scan' })] }],
    };
    expect(findWideReads(plan, large)).toEqual(['Asset is read whole']);
  });

  test('finds an index read from end to end', () => {
    expect(findWideReads(asset({ 'Index Name': 'Asset_pkey' }), large)).toEqual([
      'Asset is read along all of Asset_pkey',
    ]);
  });

  test('finds an index that narrows too little, over all loops', () => {
    const plan = asset({ 'Index Cond': 'x', 'Actual Rows': 1, 'Actual Loops': 10, 'Rows Removed by Filter': 1_000 });
    expect(findWideReads(plan, large)).toEqual(['Asset: 10000 rows read to keep 10']);
  });

  test('accepts a narrowing index, and anything on a small table', () => {
    expect(
      findWideReads(asset({ 'Index Cond': 'x', 'Actual Rows': 200, 'Rows Removed by Filter': 800 }), large),
    ).toEqual([]);
    expect(findWideReads({ 'Node Type': 'Seq Scan', 'Relation Name': 'Organization' }, large)).toEqual([]);
  });
});
