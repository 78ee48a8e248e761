import type { InvoiceKind } from '@etouch/contracts/enums';
import type { Actor } from '@etouch/db/actor';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { recordEvent } from '../activity/record-event.ts';
import { Refusal } from '../activity/refusal.ts';
import { requireIssuer } from './access.ts';
import { loadInvoice, lockOwnInvoice, moveBilling, type InvoiceRow } from './queries.ts';
import { billingAfter, PAYMENT_DAYS, seriesOf } from './rules.ts';

/**
 * Gives a draft the next number of its series and opens it; from then on it is corrected by a credit note only. What it
 * invoices is BILLED in the same transaction; what a credit note names is billable again.
 * @throws Refusal FORBIDDEN, NOT_FOUND; INVALID_TRANSITION when it is no draft; CONFLICT (ALREADY_BILLED) when another
 *   invoice was faster
 */
export async function finalizeInvoice(deps: Deps, actor: Actor, invoiceId: string): Promise<InvoiceRow> {
  requireIssuer(actor);
  return deps.db.withActor(actor, async (tx) => {
    const draft = await lockOwnInvoice(tx, actor, invoiceId);
    if (draft.status !== 'DRAFT')
      throw new Refusal('INVALID_TRANSITION', { reason: 'STATE', values: { state: draft.status } });
    if (draft.items.length === 0) throw new Refusal('GUARD_REFUSED', { reason: 'NOTHING_TO_BILL' });
    const kind = draft.kind as InvoiceKind;
    if (!(await moveBilling(tx, invoiceId, billingAfter(kind))))
      throw new Refusal('CONFLICT', { reason: 'ALREADY_BILLED' });
    if (draft.projectId)
      await recordEvent(tx, actor, {
        type: 'invoice.finalized',
        projectId: draft.projectId,
        studioId: actor.organizationId,
        ids: [invoiceId],
      });
    await giveNumber(tx, draft, seriesOf(kind));
    return loadInvoice(tx, actor, invoiceId);
  });
}

/** Last of what is written: the series' row is held from here until the transaction ends, and others wait for it. */
async function giveNumber(tx: Tx, draft: InvoiceRow, series: string): Promise<void> {
  const partner = await tx.studioPartner.findFirst({
    where: { studioId: draft.issuerOrganizationId, partnerId: draft.recipientOrganizationId },
    select: { paymentDays: true },
  });
  const given = await tx.$queryRaw<{ number: string }[]>`
    SELECT number FROM app.finalize_invoice(${draft.id}::uuid, ${series}, ${partner?.paymentDays ?? PAYMENT_DAYS}::int)`;
  if (given.length === 0) throw new Error('a held draft of one’s own was not finalized');
}
