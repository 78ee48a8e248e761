import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import type { Deps } from '../activity/deps.ts';
import { recordEvent } from '../activity/record-event.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { mayCommitMoney } from '../projects/access.ts';
import { loadProject } from '../projects/queries.ts';
import { findQuote } from './queries.ts';
import { presentQuote, readAcceptor } from './read-pricing.ts';

/**
 * Accepts a quote; the words above the button are kept with it.
 * @throws Refusal MONEY_RIGHT_REQUIRED; CONFLICT when the quote was replaced or another total was shown
 */
export async function acceptQuote(
  deps: Deps,
  actor: Actor,
  quoteId: string,
  input: { shownTotalCents: number; shownText: string },
) {
  return deps.db.withActor(actor, async (tx) => {
    if (actor.kind !== 'USER' || !mayCommitMoney(actor)) throw new Refusal('MONEY_RIGHT_REQUIRED');
    const named = await tx.quote.findFirst({ where: { id: quoteId }, select: { projectId: true } });
    if (!named) throw notFound();
    const project = await loadProject(tx, actor, named.projectId);
    const { count } = await asStudio(tx, project.id, () =>
      tx.quote.updateMany({
        where: { id: quoteId, state: 'OFFERED', totalCents: input.shownTotalCents },
        data: {
          state: 'ACCEPTED',
          acceptedAt: new Date(),
          acceptedById: actor.userId,
          acceptedText: input.shownText,
        },
      }),
    );
    const quote = await findQuote(tx, project.id);
    if (count === 0) {
      // A double click finds its own acceptance.
      if (quote?.id === quoteId && quote.acceptedById === actor.userId)
        return presentQuote(quote, await readAcceptor(tx, quote));
      throw new Refusal('CONFLICT', { reason: 'QUOTE_CHANGED' });
    }
    await recordEvent(tx, actor, {
      type: 'quote.accepted',
      projectId: project.id,
      studioId: project.studioId,
      ids: [quoteId],
    });
    if (!quote) throw new Error('the accepted quote is not readable');
    return presentQuote(quote, await readAcceptor(tx, quote));
  });
}
