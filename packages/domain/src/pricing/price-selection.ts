import { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import { readPriceRules } from './queries.ts';
import { resolvePrice } from './rules.ts';

export interface PricedProject {
  id: string;
  studioId: string;
  clientId: string;
  currency: string;
}

/**
 * Writes what the submitted selection costs as ProjectPricingItem rows (QUOTED), one per photo and category plus the
 * accepted overage, each with the rule that gave its price. Replaces the rows written before; a quote whose lines no
 * longer agree is superseded. Runs with the studio's rights.
 */
export async function priceSelection(tx: Tx, project: PricedProject): Promise<void> {
  const selection = await tx.selection.findFirst({
    where: { projectId: project.id },
    orderBy: { number: 'desc' },
    include: { items: { include: { categories: true, asset: { select: { id: true } } } } },
  });
  if (!selection) return;
  const { categories, lookup } = await readPriceRules(tx, project);
  const { vatBasisPoints } = await tx.organization.findUniqueOrThrow({
    where: { id: project.studioId },
    select: { vatBasisPoints: true },
  });
  const common = {
    projectId: project.id,
    studioId: project.studioId,
    currency: project.currency,
    vatBasisPoints,
    billingState: 'QUOTED',
  };
  const rows: Prisma.ProjectPricingItemCreateManyInput[] = selection.items
    .filter((item) => !item.asIs)
    .flatMap((item) =>
      item.categories.map(({ categoryId }) => ({
        ...common,
        assetId: item.asset.id,
        categoryId,
        kind: 'RETOUCH',
        description: categories.get(categoryId)?.name ?? '',
        quantity: 1,
        ...resolvePrice(lookup(categoryId, item.guidelineFileId)),
      })),
    );
  if (selection.overageCount > 0 && selection.overagePriceCents > 0) {
    rows.push({
      ...common,
      kind: 'OVERAGE',
      description: 'OVERAGE',
      quantity: selection.overageCount,
      unitPriceCents: selection.overagePriceCents,
      priceSource: 'PROJECT',
    });
  }
  await tx.projectPricingItem.deleteMany({
    where: { projectId: project.id, billingState: 'QUOTED', OR: [{ assetId: { not: null } }, { kind: 'OVERAGE' }] },
  });
  await tx.projectPricingItem.createMany({ data: rows });
  await supersedeOutdatedQuote(tx, project.id);
}

async function supersedeOutdatedQuote(tx: Tx, projectId: string): Promise<void> {
  const lines = await groupLines(tx, projectId);
  const quote = await tx.quote.findFirst({
    where: { projectId, state: { not: 'SUPERSEDED' } },
    orderBy: { number: 'desc' },
    include: { lines: { orderBy: { position: 'asc' } } },
  });
  if (quote && !sameLines(lines, quote.lines))
    await tx.quote.updateMany({ where: { id: quote.id }, data: { state: 'SUPERSEDED' } });
}

export interface GroupedLine {
  kind: string;
  categoryId: string | null;
  description: string;
  quantity: number;
  unitPriceCents: number;
  vatBasisPoints: number;
  priceSource: string;
}

/** The QUOTED rows as a document shows them: one line per description and unit price. */
export async function groupLines(tx: Tx, projectId: string): Promise<GroupedLine[]> {
  return tx.$queryRaw<GroupedLine[]>(Prisma.sql`
    select kind, "categoryId"::text as "categoryId", description, sum(quantity)::int as quantity,
      "unitPriceCents", "vatBasisPoints", "priceSource"
    from "ProjectPricingItem"
    where "projectId" = ${projectId}::uuid and "billingState" = 'QUOTED'
      and ("assetId" is not null or kind = 'OVERAGE')
    group by kind, "categoryId", description, "unitPriceCents", "vatBasisPoints", "priceSource"
    order by kind desc, description, "unitPriceCents"`);
}

/** Whether a quote says what the lines say now. */
export function sameLines(
  lines: readonly GroupedLine[],
  quoted: readonly { description: string; quantity: number; unitPriceCents: number; vatBasisPoints: number }[],
): boolean {
  const key = (line: { description: string; quantity: number; unitPriceCents: number; vatBasisPoints: number }) =>
    `${line.description}|${line.quantity}|${line.unitPriceCents}|${line.vatBasisPoints}`;
  return lines.length === quoted.length && lines.every((line, i) => key(line) === key(quoted[i]!));
}
