import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { totalsOf } from '../pricing/rules.ts';
import { requireIssuer } from './access.ts';
import { loadInvoice, lockOwnInvoice, type InvoiceRow } from './queries.ts';

/**
 * Drafts a credit note over whole lines of a finalized invoice. Finalizing it makes what those lines invoiced billable
 * again.
 * @param positions the lines, by their position; all of them unless given
 * @throws Refusal FORBIDDEN, NOT_FOUND; INVALID_TRANSITION for a draft, a void invoice or a credit note; CONFLICT
 *   (HAS_CREDIT_NOTE) when one of the lines was credited already
 */
export async function creditInvoice(
  deps: Deps,
  actor: Actor,
  invoiceId: string,
  positions?: readonly number[],
): Promise<InvoiceRow> {
  requireIssuer(actor);
  return deps.db.withActor(actor, async (tx) => {
    const corrected = await lockOwnInvoice(tx, actor, invoiceId);
    const { issuerOrganizationId, recipientOrganizationId, projectId, currency, status } = corrected;
    if (status === 'DRAFT' || status === 'VOID' || corrected.kind === 'CREDIT_NOTE')
      throw new Refusal('INVALID_TRANSITION', { reason: 'STATE', values: { state: status } });
    const lines = await tx.invoiceItem.findMany({
      where: { invoiceId, ...(positions && { position: { in: [...positions] } }) },
      orderBy: { position: 'asc' },
    });
    if (lines.length === 0 || (positions && lines.length !== new Set(positions).size)) throw notFound();
    const priced = lines.flatMap((line) => (line.projectPricingItemId ? [line.projectPricingItemId] : []));
    const credited = await tx.invoiceItem.count({
      where: {
        projectPricingItemId: { in: priced },
        invoice: { correctsInvoiceId: invoiceId, status: { not: 'VOID' } },
      },
    });
    if (credited > 0) throw new Refusal('CONFLICT', { reason: 'HAS_CREDIT_NOTE' });
    const { id } = await tx.invoice.create({
      data: {
        kind: 'CREDIT_NOTE',
        correctsInvoiceId: invoiceId,
        issuerOrganizationId,
        recipientOrganizationId,
        projectId,
        currency,
        ...totalsOf(lines),
      },
      select: { id: true },
    });
    await tx.invoiceItem.createMany({
      data: lines.map(({ id: _id, ...line }, i) => ({ ...line, invoiceId: id, position: i + 1 })),
    });
    return loadInvoice(tx, actor, id);
  });
}
