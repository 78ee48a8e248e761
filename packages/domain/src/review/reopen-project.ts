import { notFound } from '../activity/refusal.ts';
import { openRound } from '../retouching/open-round.ts';
import type { TransitionEffect } from './transition-project.ts';

/** Reopening starts a round with the named photos; their status returns to READY until they are approved again. */
export const reopen: TransitionEffect = {
  async propose({ tx, project, input }) {
    const named = new Set(input.reopenedAssetIds);
    const found = await tx.asset.count({
      where: { id: { in: [...named] }, projectId: project.id, status: { in: ['READY', 'DELIVERED'] } },
    });
    if (found !== named.size) throw notFound();
    return { namedAssets: found };
  },
  async apply({ tx, project, input }) {
    const assetIds = [...new Set(input.reopenedAssetIds)];
    const selection = await tx.selection.findFirst({
      where: { projectId: project.id },
      orderBy: { number: 'desc' },
      include: { items: { include: { categories: true } } },
    });
    const itemOf = new Map(selection?.items.map((item) => [item.assetId, item]));
    await tx.selectionItem.updateMany({
      where: { selectionId: selection?.id ?? '', assetId: { in: assetIds } },
      data: { asIs: false },
    });
    await openRound(tx, {
      projectId: project.id,
      studioId: project.studioId,
      work: assetIds.map((assetId) => ({
        assetId,
        instruction: itemOf.get(assetId)?.instruction ?? null,
        categoryIds: itemOf.get(assetId)?.categories.map(({ categoryId }) => categoryId) ?? [],
        assignment: null,
      })),
      guidelineFileIds: [],
      deadline: input.roundDeadline ? new Date(input.roundDeadline) : null,
      billable: false,
    });
    await tx.asset.updateMany({ where: { id: { in: assetIds } }, data: { status: 'READY' } });
  },
};
