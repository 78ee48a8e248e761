import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { Refusal } from '../activity/refusal.ts';
import { requireIssuer } from './access.ts';
import { lockOwnInvoice } from './queries.ts';

/** Gives up a draft; it never had a number. @throws Refusal FORBIDDEN, NOT_FOUND; INVALID_TRANSITION once it is finalized */
export async function discardDraft(deps: Deps, actor: Actor, invoiceId: string): Promise<void> {
  requireIssuer(actor);
  await deps.db.withActor(actor, async (tx) => {
    const { status } = await lockOwnInvoice(tx, actor, invoiceId);
    if (status !== 'DRAFT') throw new Refusal('INVALID_TRANSITION', { reason: 'STATE', values: { state: status } });
    await tx.invoiceItem.deleteMany({ where: { invoiceId } });
    await tx.invoice.deleteMany({ where: { id: invoiceId } });
  });
}
