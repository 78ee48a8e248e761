import type { InvoiceKind } from '@etouch/contracts/enums';

/** The series, and so the prefix, of an invoice's number: `F-2026-000001`, `A-2026-000001`. */
export function seriesOf(kind: InvoiceKind): 'F' | 'A' {
  return kind === 'CREDIT_NOTE' ? 'A' : 'F';
}

/** Days until an invoice is due where nothing was agreed with its recipient. */
export const PAYMENT_DAYS = 30;

/** What the finalization of an invoice makes of the priced items its lines name; a voiding does the reverse. */
export function billingAfter(kind: InvoiceKind): { from: 'UNBILLED' | 'BILLED'; to: 'UNBILLED' | 'BILLED' } {
  return kind === 'CREDIT_NOTE' ? { from: 'BILLED', to: 'UNBILLED' } : { from: 'UNBILLED', to: 'BILLED' };
}
