import type { Tx } from './transaction.ts';

export interface CategoryLabel {
  id: string;
  code: string;
  name: string;
  /** No longer offered since; old work keeps it. */
  archivedAt: Date | null;
}

/**
 * What the retouch categories the actor works with are called, by id, in the price list's order and without its prices:
 * a category's row shows a selling price, so it exists for those only who are told prices.
 */
export async function categoryLabels(tx: Tx): Promise<ReadonlyMap<string, CategoryLabel>> {
  const rows = await tx.$queryRaw<CategoryLabel[]>`SELECT id, code, name, "archivedAt" FROM app.category_labels()`;
  return new Map(rows.map((row) => [row.id, row]));
}
