import { Refusal, notFound } from '../activity/refusal.ts';
import { mayCommitMoney } from '../projects/access.ts';
import { overageOf } from './rules.ts';
import type { TransitionContext, TransitionEffect } from './transition-project.ts';

/** The photos a submission is about: those named, otherwise all picked by the side that chooses. */
async function proposedAssets({ tx, project, input, actor }: TransitionContext): Promise<string[]> {
  const choosable = {
    projectId: project.id,
    trashedAt: null,
    baseAssetId: null,
    status: { in: ['READY', 'DELIVERED'] as const satisfies string[] },
    ...(actor.kind === 'USER' && actor.organizationType === 'STUDIO' ? {} : { shownToClient: true }),
  };
  const where = {
    ...choosable,
    status: { in: [...choosable.status.in] },
  };
  if (input.assetIds) {
    const named = new Set(input.assetIds);
    const found = await tx.asset.findMany({ where: { ...where, id: { in: [...named] } }, select: { id: true } });
    if (found.length !== named.size) throw notFound();
    return found.map((asset) => asset.id);
  }
  const side = input.action === 'SELECT_FOR_CLIENT' ? project.studioId : project.clientId;
  const picked = await tx.asset.findMany({
    where: { ...where, marks: { some: { organizationId: side, pick: 'PICK' } } },
    select: { id: true },
  });
  return picked.map((asset) => asset.id);
}

/**
 * A submitted selection is kept as it was: who, how many above the limit, at which accepted price. Work the studio had
 * already done on the same photos (categories, instructions) is carried over from the selection before.
 */
export const submitSelection: TransitionEffect = {
  async propose(context) {
    const { project, input, actor } = context;
    const selected = (await proposedAssets(context)).length;
    const overage = overageOf(selected, project.selectionLimit, project.overagePriceCents);
    const asClient = actor.kind === 'USER' && actor.organizationType === 'CLIENT';
    if (overage.count > 0 && asClient && !mayCommitMoney(actor)) throw new Refusal('MONEY_RIGHT_REQUIRED');
    return {
      selected,
      overageAccepted:
        overage.count === 0 ||
        (mayCommitMoney(actor) && overage.totalCents !== null && input.acceptedOverageCents === overage.totalCents),
    };
  },
  async apply(context) {
    const { tx, project, actor, input, now } = context;
    const assetIds = await proposedAssets(context);
    const overage = overageOf(assetIds.length, project.selectionLimit, project.overagePriceCents);
    const before = await tx.selection.findFirst({
      where: { projectId: project.id },
      orderBy: { number: 'desc' },
      include: { items: { include: { categories: true } } },
    });
    const userId = actor.kind === 'USER' ? actor.userId : null;
    const selection = await tx.selection.create({
      data: {
        projectId: project.id,
        number: (before?.number ?? 0) + 1,
        submittedById: userId,
        actorKind: actor.kind,
        onBehalf: actor.kind === 'USER' && actor.organizationType === 'STUDIO',
        selectionLimit: project.selectionLimit,
        overageCount: overage.count,
        overagePriceCents: overage.count > 0 ? (project.overagePriceCents ?? 0) : 0,
        overageAcceptedById: overage.count > 0 ? userId : null,
        note: input.note ?? null,
        submittedAt: now,
      },
      select: { id: true },
    });
    const earlier = new Map(before?.items.map((item) => [item.assetId, item]));
    const items = await tx.selectionItem.createManyAndReturn({
      data: assetIds.map((assetId) => ({
        selectionId: selection.id,
        projectId: project.id,
        assetId,
        asIs: earlier.get(assetId)?.asIs ?? false,
        instruction: earlier.get(assetId)?.instruction ?? null,
        guidelineFileId: earlier.get(assetId)?.guidelineFileId ?? null,
      })),
      select: { id: true, assetId: true },
    });
    await tx.selectionItemCategory.createMany({
      data: items.flatMap((item) =>
        (earlier.get(item.assetId)?.categories ?? []).map(({ categoryId }) => ({
          selectionItemId: item.id,
          categoryId,
          projectId: project.id,
          studioId: project.studioId,
        })),
      ),
    });
  },
};
