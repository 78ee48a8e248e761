import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { Refusal } from '../activity/refusal.ts';
import { netOf, totalsOf } from '../pricing/rules.ts';
import { loadProject } from '../projects/queries.ts';
import { requireIssuer } from './access.ts';
import { loadInvoice, type InvoiceRow } from './queries.ts';

/**
 * Drafts an invoice to the project's client over everything that is ready to be invoiced and on no other draft: one line
 * per priced item.
 * @throws Refusal FORBIDDEN, NOT_FOUND; GUARD_REFUSED (NOTHING_TO_BILL)
 */
export async function draftInvoice(deps: Deps, actor: Actor, projectId: string): Promise<InvoiceRow> {
  requireIssuer(actor);
  return deps.db.withActor(actor, async (tx) => {
    const project = await loadProject(tx, actor, projectId);
    // One draft at a time: a double click waits, and finds nothing left.
    await tx.$executeRaw`select 1 from "Project" where id = ${projectId}::uuid for update`;
    const priced = await tx.projectPricingItem.findMany({
      where: {
        projectId,
        billingState: 'UNBILLED',
        currency: project.currency,
        invoiceItems: { none: { invoice: { status: 'DRAFT' } } },
      },
      orderBy: [{ description: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    });
    if (priced.length === 0) throw new Refusal('GUARD_REFUSED', { reason: 'NOTHING_TO_BILL' });
    const { id: invoiceId } = await tx.invoice.create({
      data: {
        issuerOrganizationId: project.studioId,
        recipientOrganizationId: project.clientId,
        projectId,
        currency: project.currency,
        ...totalsOf(priced),
      },
      select: { id: true },
    });
    await tx.invoiceItem.createMany({
      data: priced.map((item, i) => ({
        invoiceId,
        projectPricingItemId: item.id,
        position: i + 1,
        description: item.description,
        quantity: item.quantity,
        unitPriceCents: item.unitPriceCents,
        netCents: netOf(item),
        vatBasisPoints: item.vatBasisPoints,
      })),
    });
    return loadInvoice(tx, actor, invoiceId);
  });
}
