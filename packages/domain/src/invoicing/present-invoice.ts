import type { InvoiceKind } from '@etouch/contracts/enums';
import type { Invoice } from '@etouch/contracts/routes/invoices';
import type { InvoiceRow } from './queries.ts';

/** An invoice as the API shows it. */
export function presentInvoice(row: InvoiceRow): Invoice {
  const money = (amount: number) => ({ amount, currency: row.currency });
  return {
    id: row.id,
    kind: row.kind as InvoiceKind,
    status: row.status,
    number: row.number,
    issuerOrganizationId: row.issuerOrganizationId,
    recipientOrganizationId: row.recipientOrganizationId,
    projectId: row.projectId,
    correctsInvoiceId: row.correctsInvoiceId,
    net: money(row.netCents),
    vat: money(row.vatCents),
    total: money(row.totalCents),
    issuedAt: row.issuedAt?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    lines: row.items.map(({ position, description, quantity, unitPriceCents, netCents, vatBasisPoints }) => ({
      position,
      description,
      quantity,
      unitPrice: money(unitPriceCents),
      net: money(netCents),
      vatBasisPoints,
    })),
  };
}
