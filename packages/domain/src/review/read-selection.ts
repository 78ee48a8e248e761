import type { ActorKind } from '@etouch/contracts/enums';
import type { Actor } from '@etouch/db/actor';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { presentAssets } from '../assets/present-asset.ts';
import { assetSelect } from '../assets/queries.ts';
import { namePeople } from '../organizations/queries.ts';
import { mayCommitMoney, maySeePrices } from '../projects/access.ts';
import { loadProject, type ProjectRow } from '../projects/queries.ts';
import { overageOf } from './rules.ts';

/** The last submitted selection of a visible project; null before there is one. */
export async function readSelection(deps: Deps, actor: Actor, projectId: string) {
  return deps.db.withActor(actor, async (tx) =>
    presentLastSelection(tx, actor, await loadProject(tx, actor, projectId)),
  );
}

/** The last selection as the API shows it; prices only to those who are told prices. */
export async function presentLastSelection(tx: Tx, actor: Actor, project: ProjectRow) {
  const row = await tx.selection.findFirst({
    where: { projectId: project.id },
    orderBy: { number: 'desc' },
    select: {
      id: true,
      number: true,
      actorKind: true,
      submittedById: true,
      onBehalf: true,
      selectionLimit: true,
      overageCount: true,
      overagePriceCents: true,
      note: true,
      submittedAt: true,
      items: {
        orderBy: [{ asset: { originalName: 'asc' } }, { id: 'asc' }],
        select: {
          id: true,
          assetId: true,
          asIs: true,
          instruction: true,
          guidelineFileId: true,
          asset: { select: assetSelect },
          categories: { select: { categoryId: true } },
        },
      },
    },
  });
  if (!row) return null;
  const assets = await presentAssets(
    tx,
    actor,
    row.items.flatMap((item) => (item.asset ? [item.asset] : [])),
  );
  const assetOf = new Map(assets.map((asset) => [asset.id, asset]));
  const people = await namePeople(tx, [row.submittedById]);
  const prices = maySeePrices(actor) ? await readPrices(tx, project.id) : null;
  const money = (amount: number) => ({ amount, currency: project.currency });
  return {
    id: row.id,
    number: row.number,
    actorKind: row.actorKind as ActorKind,
    submittedBy: (row.submittedById && people.get(row.submittedById)) || null,
    onBehalf: row.onBehalf,
    selectionLimit: row.selectionLimit,
    overageCount: row.overageCount,
    overagePrice: prices ? money(row.overagePriceCents) : null,
    note: row.note,
    submittedAt: row.submittedAt.toISOString(),
    items: row.items.flatMap((item) => {
      const asset = assetOf.get(item.assetId);
      return asset
        ? [
            {
              id: item.id,
              asset,
              asIs: item.asIs,
              instruction: item.instruction,
              guidelineFileId: item.guidelineFileId,
              categoryIds: item.categories.map(({ categoryId }) => categoryId),
              price: prices ? money(prices.get(item.assetId) ?? 0) : null,
            },
          ]
        : [];
    }),
  };
}

/** Net price per photo in minor units, from the rows that will be invoiced. */
async function readPrices(tx: Tx, projectId: string): Promise<Map<string, number>> {
  const rows = await tx.projectPricingItem.findMany({
    where: { projectId, assetId: { not: null }, kind: 'RETOUCH' },
    select: { assetId: true, quantity: true, unitPriceCents: true },
  });
  const prices = new Map<string, number>();
  for (const row of rows) {
    if (row.assetId) prices.set(row.assetId, (prices.get(row.assetId) ?? 0) + row.quantity * row.unitPriceCents);
  }
  return prices;
}

/** What would be submitted now: the union of the client's picks, each person's kept apart, and what it would cost. */
export async function readSelectionDraft(deps: Deps, actor: Actor, projectId: string) {
  return deps.db.withActor(actor, async (tx) => {
    const project = await loadProject(tx, actor, projectId);
    const marks = await tx.photoMark.findMany({
      where: {
        projectId,
        organizationId: project.clientId,
        pick: 'PICK',
        asset: { shownToClient: true, trashedAt: null, status: { in: ['READY', 'DELIVERED'] } },
      },
      select: { assetId: true, user: { select: { id: true, name: true } } },
      orderBy: [{ assetId: 'asc' }, { id: 'asc' }],
    });
    const picks = [...Map.groupBy(marks, (mark) => mark.assetId)].map(([assetId, rows]) => ({
      assetId,
      people: rows.flatMap((row) => (row.user ? [row.user] : [])),
    }));
    const overage = overageOf(picks.length, project.selectionLimit, project.overagePriceCents);
    return {
      selectionLimit: project.selectionLimit,
      picks,
      overageCount: overage.count,
      overageTotal: overage.totalCents === null ? null : { amount: overage.totalCents, currency: project.currency },
      mayCommitMoney: mayCommitMoney(actor),
      committers: await readCommitters(tx, actor, project.clientId),
    };
  });
}

/** The people of the client who may submit a selection above the limit: who may not is told whom to ask. */
async function readCommitters(tx: Tx, actor: Actor, clientId: string) {
  if (actor.kind !== 'USER' || actor.organizationId !== clientId) return [];
  const members = await tx.userOrganization.findMany({
    where: { organizationId: clientId, OR: [{ role: 'CLIENT_ADMIN' }, { mayCommitMoney: true }] },
    select: { user: { select: { id: true, name: true } } },
    orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
  });
  return members.map(({ user }) => user);
}
