import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { recordEvent } from '../activity/record-event.ts';
import { Refusal } from '../activity/refusal.ts';
import { loadProject } from '../projects/queries.ts';
import { groupLines, priceSelection } from './price-selection.ts';
import { findQuote } from './queries.ts';
import { presentQuote } from './read-pricing.ts';
import { netOf, totalsOf } from './rules.ts';

/**
 * Offers the present lines to the client. Offering twice what is already offered answers with the same quote.
 * @throws Refusal GUARD_REFUSED while photos lack their categories, or when there is nothing to pay
 */
export async function offerQuote(deps: Deps, actor: Actor, projectId: string) {
  return deps.db.withActor(actor, async (tx) => {
    const project = await loadProject(tx, actor, projectId);
    if (project.workflowState !== 'SELECTION_CONFIRMATION')
      throw new Refusal('INVALID_TRANSITION', { reason: 'STATE', values: { state: project.workflowState } });
    // One quote at a time: the row lock makes a double click wait for the first.
    await tx.$executeRaw`select 1 from "Project" where id = ${projectId}::uuid for update`;
    await priceSelection(tx, project);
    const lines = await groupLines(tx, projectId);
    const totals = totalsOf(lines);
    if (totals.netCents === 0) throw new Refusal('GUARD_REFUSED', { reason: 'NOTHING_TO_PAY' });
    const standing = await findQuote(tx, projectId);
    if (standing) return presentQuote(standing, null);
    const last = await tx.quote.aggregate({ where: { projectId }, _max: { number: true } });
    const quote = await tx.quote.create({
      data: {
        projectId,
        number: (last._max.number ?? 0) + 1,
        currency: project.currency,
        ...totals,
        offeredById: actor.kind === 'USER' ? actor.userId : null,
      },
      select: { id: true },
    });
    await tx.quoteLine.createMany({
      data: lines.map((line, position) => ({
        quoteId: quote.id,
        projectId,
        position,
        description: line.description,
        quantity: line.quantity,
        unitPriceCents: line.unitPriceCents,
        netCents: netOf(line),
        vatBasisPoints: line.vatBasisPoints,
      })),
    });
    await recordEvent(tx, actor, { type: 'quote.offered', projectId, studioId: project.studioId, ids: [quote.id] });
    const offered = await findQuote(tx, projectId);
    if (!offered) throw new Error('the offered quote is not readable');
    return presentQuote(offered, null);
  });
}
