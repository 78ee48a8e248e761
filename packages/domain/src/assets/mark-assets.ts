import type { z } from 'zod';
import type { Mark, markAssets as contract } from '@etouch/contracts/routes/assets';
import type { Actor } from '@etouch/db/actor';
import { notifyLive } from '@etouch/db/live';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { loadProject } from '../projects/queries.ts';
import { visibleAssets } from './access.ts';
import { toMark } from './present-asset.ts';

/**
 * Sets the actor's own rating, label or pick on photos; what is absent stays. Nobody's choice overwrites another's.
 * Answers the marks before and after, so that it can be undone.
 * @throws Refusal NOT_FOUND when one of the photos is not visible; INVALID_TRANSITION (SELECTION_CLOSED) when a client picks outside its turn
 */
export async function markAssets(deps: Deps, actor: Actor, projectId: string, body: z.output<typeof contract.body>) {
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  const { assetIds, ...given } = body;
  const ids = [...new Set(assetIds)];
  const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Mark>;
  return deps.db.withActor(actor, async (tx) => {
    const project = await loadProject(tx, actor, projectId);
    const closed = actor.organizationType === 'CLIENT' && project.workflowState !== 'CLIENT_REVIEW';
    if (closed && change.pick !== undefined) throw new Refusal('INVALID_TRANSITION', { reason: 'SELECTION_CLOSED' });
    const visible = await tx.asset.count({
      where: { AND: [{ id: { in: ids }, projectId, trashedAt: null }, visibleAssets(actor)] },
    });
    if (visible !== ids.length) throw notFound();
    const own = { assetId: { in: ids }, userId: actor.userId };
    const rows = await tx.photoMark.findMany({ where: own });
    const marks = new Map(rows.map((row) => [row.assetId, toMark(row)]));
    const before = ids.map((assetId) => ({
      assetId,
      mark: marks.get(assetId) ?? { rating: 0, colourLabel: null, pick: null },
    }));
    // Two windows of one person: the row is made by whichever comes first, and changed by both.
    await tx.photoMark.createMany({
      data: ids
        .filter((assetId) => !marks.has(assetId))
        .map((assetId) => ({
          assetId,
          projectId,
          userId: actor.userId,
          organizationId: actor.organizationId,
          ...change,
        })),
      skipDuplicates: true,
    });
    await tx.photoMark.updateMany({ where: own, data: change });
    const { studioId } = project;
    const organizationIds = [...new Set([actor.organizationId, studioId])];
    await notifyLive(tx, { projectId, organizationIds, kind: 'mark.changed', ids });
    return { before, after: before.map(({ assetId, mark }) => ({ assetId, mark: { ...mark, ...change } })) };
  });
}
