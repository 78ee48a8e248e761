import type { Invoice, PrismaClient } from '../../generated/prisma/client.ts';
import type { DoneProject } from './delivering.ts';

/** A draft of the studio's invoice to the client over all that is unbilled; it has no number. */
export async function draftInvoice(owner: PrismaClient, done: DoneProject): Promise<Invoice> {
  const items = done.unbilled.map((item, index) => ({
    projectPricingItemId: item.id,
    position: index + 1,
    description: item.description,
    quantity: item.quantity,
    unitPriceCents: item.unitPriceCents,
    netCents: item.quantity * item.unitPriceCents,
    vatBasisPoints: item.vatBasisPoints,
  }));
  const netCents = items.reduce((sum, item) => sum + item.netCents, 0);
  // One rate for all lines (EN 16931 computes VAT per rate, on the sum).
  const vatCents = Math.round((netCents * (items[0]?.vatBasisPoints ?? 0)) / 10_000);
  return owner.invoice.create({
    data: {
      issuerOrganizationId: done.studio.id,
      recipientOrganizationId: done.client.id,
      projectId: done.project.id,
      netCents,
      vatCents,
      totalCents: netCents + vatCents,
      items: { create: items },
    },
  });
}

/** Finalized as the application does: numbered, immutable, its lines BILLED, to be paid in 30 days. */
export async function openInvoice(owner: PrismaClient, done: DoneProject): Promise<Invoice> {
  const { id } = await draftInvoice(owner, done);
  return owner.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT app.become_system(${done.studio.id}::uuid)`;
    await tx.$queryRaw`SELECT number FROM app.finalize_invoice(${id}::uuid, 'F', 30)`;
    const where = { id: { in: done.unbilled.map((item) => item.id) } };
    await tx.projectPricingItem.updateMany({ where, data: { billingState: 'BILLED' } });
    return tx.invoice.findUniqueOrThrow({ where: { id } });
  });
}

/** Paid by hand, in full. */
export async function paidInvoice(owner: PrismaClient, done: DoneProject): Promise<Invoice> {
  const { id, totalCents } = await openInvoice(owner, done);
  const payment = { organizationId: done.studio.id, invoiceId: id, amountCents: totalCents, paidAt: new Date() };
  await owner.payment.create({ data: { ...payment, status: 'PAID' } });
  return owner.invoice.update({ where: { id }, data: { status: 'PAID' } });
}
