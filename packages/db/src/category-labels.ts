import type { Tx } from './transaction.ts';

export interface CategoryLabel {
  id: string;
  code: string;
  name: string;
}

/**
 * What a project's retouch categories are called, without their prices, for whoever sees the project (a retoucher: the
 * categories of its own photos). The categories' rows themselves show selling prices and are not for retouchers.
 */
export function categoryLabels(tx: Tx, projectId: string): Promise<CategoryLabel[]> {
  return tx.$queryRaw<CategoryLabel[]>`SELECT id, code, name FROM app.category_labels(${projectId}::uuid)`;
}
