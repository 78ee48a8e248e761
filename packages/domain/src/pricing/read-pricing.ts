import type { Actor } from '@etouch/db/actor';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { Refusal } from '../activity/refusal.ts';
import { namePeople } from '../organizations/queries.ts';
import { maySeePrices } from '../projects/access.ts';
import { loadProject, type ProjectRow } from '../projects/queries.ts';
import { groupLines, sameLines } from './price-selection.ts';
import { findQuote } from './queries.ts';
import { netOf, totalsOf } from './rules.ts';

type QuoteRow = NonNullable<Awaited<ReturnType<typeof findQuote>>>;

/** A quote as the API shows it. */
export function presentQuote(row: QuoteRow, acceptedBy: { id: string; name: string } | null) {
  const money = (amount: number) => ({ amount, currency: row.currency });
  return {
    id: row.id,
    number: row.number,
    state: row.state as 'OFFERED' | 'ACCEPTED' | 'SUPERSEDED',
    net: money(row.netCents),
    vat: money(row.vatCents),
    total: money(row.totalCents),
    offeredAt: row.offeredAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    acceptedBy,
    acceptedText: row.acceptedText,
    lines: row.lines.map((line) => ({
      description: line.description,
      quantity: line.quantity,
      unitPrice: money(line.unitPriceCents),
      net: money(line.netCents),
      vatBasisPoints: line.vatBasisPoints,
    })),
  };
}

/** Who accepted a quote, where the reader may know the person. */
export async function readAcceptor(tx: Tx, row: QuoteRow) {
  if (!row.acceptedById) return null;
  return (await namePeople(tx, [row.acceptedById])).get(row.acceptedById) ?? null;
}

async function presentPricing(tx: Tx, project: ProjectRow) {
  const lines = await groupLines(tx, project.id);
  const totals = totalsOf(lines);
  const quote = await findQuote(tx, project.id);
  const terms = await tx.studioPartner.findFirst({
    where: { studioId: project.studioId, partnerId: project.clientId, kind: 'CLIENT', endedAt: null },
    select: { standingTerms: true },
  });
  const money = (amount: number) => ({ amount, currency: project.currency });
  return {
    lines: lines.map((line) => ({
      kind: line.kind as 'RETOUCH' | 'OVERAGE' | 'CHANGE_REQUEST',
      categoryId: line.categoryId,
      description: line.description,
      quantity: line.quantity,
      unitPrice: money(line.unitPriceCents),
      net: money(netOf(line)),
      vatBasisPoints: line.vatBasisPoints,
      priceSource: line.priceSource as 'PROJECT' | 'CLIENT' | 'GUIDELINE_ORGANIZATION' | 'GUIDELINE' | 'CATEGORY',
    })),
    net: money(totals.netCents),
    vat: money(totals.vatCents),
    total: money(totals.totalCents),
    standingTerms: terms?.standingTerms ?? false,
    quote: quote ? presentQuote(quote, await readAcceptor(tx, quote)) : null,
    quoteMatches: quote !== null && sameLines(lines, quote.lines),
  };
}

/**
 * What a project costs and how its quote stands.
 * @throws Refusal FORBIDDEN for members who are not told prices
 */
export async function readPricing(deps: Deps, actor: Actor, projectId: string) {
  return deps.db.withActor(actor, async (tx) => {
    const project = await loadProject(tx, actor, projectId);
    if (!maySeePrices(actor)) throw new Refusal('FORBIDDEN', { reason: 'PRICES_HIDDEN' });
    return presentPricing(tx, project);
  });
}
