import type { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import type { CandidatePrices } from './rules.ts';

/** A category the studio sells, with its own price in minor units. */
export interface Category {
  id: string;
  name: string;
  unitPriceCents: number;
}

/** Looks up the candidate prices of a category for one project and, per photo, its guideline. */
export type PriceLookup = (categoryId: string, guidelineFileId: string | null) => CandidatePrices;

/** Reads every price rule that can matter to a project, in five queries whatever the number of photos. */
export async function readPriceRules(
  tx: Tx,
  project: { id: string; studioId: string; clientId: string },
): Promise<{ categories: Map<string, Category>; lookup: PriceLookup }> {
  const categories = await tx.retouchCategory.findMany({ where: { studioId: project.studioId } });
  const clientPrices = await tx.clientPricing.findMany({
    where: { studioId: project.studioId, clientId: project.clientId },
  });
  const guidelinePrices = await tx.guidelinePricingCategory.findMany({
    where: { guidelineFile: { organizationId: project.studioId } },
  });
  const organizationPrices = await tx.guidelineOrganizationPrice.findMany({
    where: { organizationId: project.clientId, guidelineFile: { organizationId: project.studioId } },
  });
  const projectPrices = await tx.projectPricingItem.findMany({
    where: { projectId: project.id, priceSource: 'PROJECT', assetId: null },
  });
  const byCategory = new Map(categories.map((category) => [category.id, category]));
  const lookup: PriceLookup = (categoryId, guidelineFileId) => {
    const inGuideline = (row: { categoryId: string; guidelineFileId: string }) =>
      row.categoryId === categoryId && row.guidelineFileId === guidelineFileId;
    return {
      project: projectPrices.find((row) => row.categoryId === categoryId)?.unitPriceCents,
      client: clientPrices.find((row) => row.categoryId === categoryId)?.unitPriceCents,
      guidelineOrganization: organizationPrices.find(inGuideline)?.unitPriceCents,
      guideline: guidelinePrices.find(inGuideline)?.unitPriceCents,
      category: byCategory.get(categoryId)?.unitPriceCents ?? 0,
    };
  };
  return { categories: byCategory, lookup };
}

const quoteSelect = {
  id: true,
  number: true,
  state: true,
  currency: true,
  netCents: true,
  vatCents: true,
  totalCents: true,
  offeredAt: true,
  acceptedAt: true,
  acceptedById: true,
  acceptedText: true,
  lines: {
    orderBy: { position: 'asc' },
    select: { description: true, quantity: true, unitPriceCents: true, netCents: true, vatBasisPoints: true },
  },
} satisfies Prisma.QuoteSelect;

/** The project's quote in force (the last that was not superseded), with its lines; null without one. */
export async function findQuote(tx: Tx, projectId: string) {
  return tx.quote.findFirst({
    where: { projectId, state: { not: 'SUPERSEDED' } },
    orderBy: { number: 'desc' },
    select: quoteSelect,
  });
}
