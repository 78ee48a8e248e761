import type { Enums } from '@etouch/db/enums';

type Status = Enums['InvoiceStatus'];

/**
 * The moves of an invoice, as Stripe makes them: never back, and PAID and VOID are final. The database refuses every
 * other one; its rows are those of this table.
 */
export const invoiceMoves: readonly (readonly [from: Status, to: Status])[] = [
  ['DRAFT', 'OPEN'],
  ['OPEN', 'PAID'],
  ['OPEN', 'VOID'],
  ['OPEN', 'UNCOLLECTIBLE'],
  ['UNCOLLECTIBLE', 'PAID'],
  ['UNCOLLECTIBLE', 'VOID'],
];

/** States from which an invoice can become `to`. */
export function statesBefore(to: Status): Status[] {
  return invoiceMoves.filter((move) => move[1] === to).map(([from]) => from);
}
