import type { Actor } from '@etouch/db/actor';
import type { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import { notFound } from '../activity/refusal.ts';
import { visibleInvoices } from './access.ts';

/** What both sides of an invoice may know of it. */
export const invoiceSelect = {
  id: true,
  issuerOrganizationId: true,
  recipientOrganizationId: true,
  projectId: true,
  kind: true,
  status: true,
  number: true,
  currency: true,
  netCents: true,
  vatCents: true,
  totalCents: true,
  issuedAt: true,
  dueAt: true,
  correctsInvoiceId: true,
  createdAt: true,
  items: {
    select: {
      position: true,
      description: true,
      quantity: true,
      unitPriceCents: true,
      netCents: true,
      vatBasisPoints: true,
    },
    orderBy: { position: 'asc' },
  },
} satisfies Prisma.InvoiceSelect;

export type InvoiceRow = Prisma.InvoiceGetPayload<{ select: typeof invoiceSelect }>;

/** A visible invoice with its lines. @throws Refusal NOT_FOUND */
export async function loadInvoice(tx: Tx, actor: Actor, invoiceId: string): Promise<InvoiceRow> {
  const where = { AND: [{ id: invoiceId }, visibleInvoices(actor)] };
  const invoice = await tx.invoice.findFirst({ where, select: invoiceSelect });
  if (!invoice) throw notFound();
  return invoice;
}

/** An invoice of the actor's own organization, its row held until the transaction ends. @throws Refusal NOT_FOUND */
export async function lockOwnInvoice(tx: Tx, actor: Actor & { kind: 'USER' }, invoiceId: string): Promise<InvoiceRow> {
  await tx.$executeRaw`select 1 from "Invoice" where id = ${invoiceId}::uuid for update`;
  const invoice = await loadInvoice(tx, actor, invoiceId);
  if (invoice.issuerOrganizationId !== actor.organizationId) throw notFound();
  return invoice;
}

/**
 * Moves the priced items that an invoice's lines name from one billing state to the other.
 * @returns false when one of them was not in the state it should leave
 */
export async function moveBilling(
  tx: Tx,
  invoiceId: string,
  { from, to }: { from: string; to: string },
): Promise<boolean> {
  const named = await tx.invoiceItem.count({ where: { invoiceId, projectPricingItemId: { not: null } } });
  const { count } = await tx.projectPricingItem.updateMany({
    where: { billingState: from, invoiceItems: { some: { invoiceId } } },
    data: { billingState: to },
  });
  return count === named;
}
