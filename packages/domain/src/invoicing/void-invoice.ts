import type { InvoiceKind } from '@etouch/contracts/enums';
import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { recordEvent } from '../activity/record-event.ts';
import { Refusal } from '../activity/refusal.ts';
import { requireIssuer } from './access.ts';
import { statesBefore } from './invoice-workflow.ts';
import { loadInvoice, lockOwnInvoice, moveBilling, type InvoiceRow } from './queries.ts';
import { billingAfter } from './rules.ts';

/**
 * Declares an unpaid invoice void: it keeps its number, nobody owes it, and what it invoiced is billable again.
 * @throws Refusal FORBIDDEN, NOT_FOUND; INVALID_TRANSITION for a draft and for what was paid; CONFLICT (HAS_CREDIT_NOTE);
 *   CONFLICT (ALREADY_BILLED) for a credit note whose items were invoiced again
 */
export async function voidInvoice(deps: Deps, actor: Actor, invoiceId: string): Promise<InvoiceRow> {
  requireIssuer(actor);
  return deps.db.withActor(actor, async (tx) => {
    const invoice = await lockOwnInvoice(tx, actor, invoiceId);
    if (!statesBefore('VOID').includes(invoice.status))
      throw new Refusal('INVALID_TRANSITION', { reason: 'STATE', values: { state: invoice.status } });
    const corrections = { correctsInvoiceId: invoiceId, status: { notIn: ['DRAFT' as const, 'VOID' as const] } };
    if (await tx.invoice.findFirst({ where: corrections, select: { id: true } }))
      throw new Refusal('CONFLICT', { reason: 'HAS_CREDIT_NOTE' });
    const { from, to } = billingAfter(invoice.kind as InvoiceKind);
    if (!(await moveBilling(tx, invoiceId, { from: to, to: from })))
      throw new Refusal('CONFLICT', { reason: 'ALREADY_BILLED' });
    await tx.invoice.updateMany({ where: { id: invoiceId }, data: { status: 'VOID' } });
    if (invoice.projectId)
      await recordEvent(tx, actor, {
        type: 'invoice.voided',
        projectId: invoice.projectId,
        studioId: actor.organizationId,
        ids: [invoiceId],
      });
    return loadInvoice(tx, actor, invoiceId);
  });
}
