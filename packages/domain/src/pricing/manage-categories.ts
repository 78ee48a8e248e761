import type { Actor } from '@etouch/db/actor';
import { categoryLabels } from '@etouch/db/category-labels';
import type { CategoryLabel } from '@etouch/db/category-labels';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { maySeePrices } from '../projects/access.ts';

function studioOf(actor: Actor): string {
  if (actor.kind !== 'USER' || actor.organizationType !== 'STUDIO') throw new Refusal('FORBIDDEN');
  return actor.organizationId;
}

/** The studio's retouch categories in their order; prices only for those who are told prices. */
export async function listRetouchCategories(deps: Deps, actor: Actor) {
  const studioId = studioOf(actor);
  return deps.db.withActor(actor, async (tx) => {
    if (!maySeePrices(actor)) {
      const labels = [...(await categoryLabels(tx)).values()].filter(({ archivedAt }) => archivedAt === null);
      return { items: labels.map(presentCategory) };
    }
    const rows = await tx.retouchCategory.findMany({
      where: { studioId, archivedAt: null },
      orderBy: [{ position: 'asc' }, { name: 'asc' }],
    });
    return { items: rows.map(presentCategory) };
  });
}

/** Adds a category at the end of the list. A code already used is a CONFLICT. */
export async function createRetouchCategory(
  deps: Deps,
  actor: Actor,
  input: { code: string; name: string; unitPriceCents: number },
) {
  const studioId = studioOf(actor);
  return deps.db.withActor(actor, async (tx) => {
    const position = await tx.retouchCategory.count({ where: { studioId } });
    const studio = await tx.organization.findUniqueOrThrow({ where: { id: studioId } });
    const row = await tx.retouchCategory.create({
      data: { ...input, studioId, position, currency: studio.currency },
    });
    return presentCategory(row);
  });
}

/** Sets what a client pays, or what a retoucher is paid, for one image of a category. */
export async function setPrice(
  deps: Deps,
  actor: Actor,
  categoryId: string,
  input: { organizationId: string; unitPriceCents: number },
) {
  const studioId = studioOf(actor);
  return deps.db.withActor(actor, async (tx) => {
    const category = await tx.retouchCategory.findFirst({ where: { id: categoryId, studioId } });
    const partner = await tx.studioPartner.findFirst({
      where: { studioId, partnerId: input.organizationId, endedAt: null },
    });
    if (!category || !partner) throw notFound();
    const { currency } = category;
    const price = { unitPriceCents: input.unitPriceCents, currency };
    if (partner.kind === 'CLIENT') {
      const key = { studioId, clientId: input.organizationId, categoryId };
      await tx.clientPricing.upsert({
        where: { studioId_clientId_categoryId: key },
        create: { ...key, ...price },
        update: price,
      });
    } else {
      const key = { studioId, retoucherId: input.organizationId, categoryId };
      await tx.retoucherPricing.upsert({
        where: { studioId_retoucherId_categoryId: key },
        create: { ...key, ...price },
        update: price,
      });
    }
    return {
      categoryId,
      organizationId: input.organizationId,
      unitPrice: { amount: input.unitPriceCents, currency },
    };
  });
}

function presentCategory(row: CategoryLabel & { unitPriceCents?: number; currency?: string }) {
  const { unitPriceCents: amount, currency } = row;
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    unitPrice: amount === undefined || currency === undefined ? null : { amount, currency },
    archivedAt: row.archivedAt?.toISOString() ?? null,
  };
}
