import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { recordEvent } from '../activity/record-event.ts';
import { Refusal } from '../activity/refusal.ts';
import { maySeePrices } from '../projects/access.ts';
import { loadProject, type ProjectRow } from '../projects/queries.ts';
import { groupLines, priceSelection } from './price-selection.ts';
import { findQuote } from './queries.ts';
import { presentQuote } from './read-pricing.ts';
import { netOf, totalsOf } from './rules.ts';

/**
 * Offers the present lines to the client. Offering twice what is already offered answers with the same quote; its
 * amounts only to those who are told prices.
 * @throws Refusal GUARD_REFUSED while photos lack their categories, or when there is nothing to pay
 */
export async function offerQuote(deps: Deps, actor: Actor, projectId: string) {
  return deps.db.withActor(actor, async (tx) => {
    const project = await loadProject(tx, actor, projectId);
    if (project.workflowState !== 'SELECTION_CONFIRMATION')
      throw new Refusal('INVALID_TRANSITION', { reason: 'STATE', values: { state: project.workflowState } });
    // Who quotes need not be told prices: written and read with the studio's rights.
    const { quote, isNew } = await asStudio(tx, projectId, () => writeQuote(tx, actor, project));
    if (isNew)
      await recordEvent(tx, actor, { type: 'quote.offered', projectId, studioId: project.studioId, ids: [quote.id] });
    const shown = presentQuote(quote, null);
    return maySeePrices(actor) ? shown : { ...shown, net: null, vat: null, total: null, lines: [] };
  });
}

/** The quote in force, or a new one with the present lines. Runs with the studio's rights. */
async function writeQuote(tx: Tx, actor: Actor, project: ProjectRow) {
  const projectId = project.id;
  // One quote at a time: the row lock makes a double click wait for the first.
  await tx.$executeRaw`select 1 from "Project" where id = ${projectId}::uuid for update`;
  await priceSelection(tx, project);
  const lines = await groupLines(tx, projectId);
  const totals = totalsOf(lines);
  if (totals.netCents === 0) throw new Refusal('GUARD_REFUSED', { reason: 'NOTHING_TO_PAY' });
  const standing = await findQuote(tx, projectId);
  if (standing) return { quote: standing, isNew: false };
  const last = await tx.quote.aggregate({ where: { projectId }, _max: { number: true } });
  const { id: quoteId } = await tx.quote.create({
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
      quoteId,
      projectId,
      position,
      description: line.description,
      quantity: line.quantity,
      unitPriceCents: line.unitPriceCents,
      netCents: netOf(line),
      vatBasisPoints: line.vatBasisPoints,
    })),
  });
  const quote = await findQuote(tx, projectId);
  if (!quote) throw new Error('the offered quote is not readable');
  return { quote, isNew: true };
}
