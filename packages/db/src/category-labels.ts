import type { Tx } from './transaction.ts';

export interface CategoryLabel {
  id: string;
  code: string;
  name: string;
}

/**
 * What the retouch categories the actor works with are called, by id, in the price list's order and without its prices:
 * a category's row shows a selling price, so it does not exist for a retoucher, nor for a client's user who may not
 * commit money.
 */
export async function categoryLabels(tx: Tx): Promise<ReadonlyMap<string, CategoryLabel>> {
  const rows = await tx.$queryRaw<CategoryLabel[]>`SELECT id, code, name FROM app.category_labels()`;
  return new Map(rows.map((row) => [row.id, row]));
}
