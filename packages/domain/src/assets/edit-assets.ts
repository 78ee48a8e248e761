import type { z } from 'zod';
import type { editAssets as contract } from '@etouch/contracts/routes/assets';
import type { Actor } from '@etouch/db/actor';
import { notifyLive } from '@etouch/db/live';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { Refusal } from '../activity/refusal.ts';
import { loadProject } from '../projects/queries.ts';
import { enqueueGrouping, leaveBursts } from './group-photos.ts';

type Reason = 'NOT_FOUND' | 'UPLOADING' | 'SELECTED' | 'IN_RETOUCH' | 'PRICED' | 'DELIVERED';

/**
 * Shows photos to the client or hides them, moves them to the trash or brings them back, their variants with them. A
 * photo that is selected, in retouch, priced or delivered stays where it is, and is named with the reason; the others
 * change.
 */
export async function editAssets(deps: Deps, actor: Actor, projectId: string, body: z.output<typeof contract.body>) {
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  const { shownToClient, trashed } = body;
  return deps.db.withActor(actor, async (tx) => {
    const { studioId } = await loadProject(tx, actor, projectId);
    const takesAway = trashed === true || shownToClient === false;
    const reasons = await whyNot(tx, projectId, body.assetIds, takesAway);
    const ids = [...new Set(body.assetIds)].filter((id) => !reasons.has(id));
    const { count } = await tx.asset.updateMany({
      where: { id: { in: ids }, projectId },
      data: {
        ...(shownToClient === undefined ? {} : { shownToClient }),
        ...(trashed === undefined ? {} : { trashedAt: trashed ? new Date() : null }),
      },
    });
    if (trashed !== undefined) {
      const variants = { baseAssetId: { in: ids }, projectId };
      await tx.asset.updateMany({ where: variants, data: { trashedAt: trashed ? new Date() : null } });
      if (trashed) await leaveBursts(tx, projectId, ids);
      await enqueueGrouping(tx, studioId, projectId);
    }
    if (count > 0) {
      await tx.auditEvent.create({
        data: {
          organizationId: actor.organizationId,
          projectId,
          actorKind: actor.kind,
          actorId: actor.userId,
          type: 'asset.edited',
          payload: {
            ids,
            ...(trashed === undefined ? {} : { trashed }),
            ...(shownToClient === undefined ? {} : { shownToClient }),
          },
        },
      });
      await notifyLive(tx, { projectId, kind: 'asset.changed', ids });
    }
    return { changed: count, refused: [...reasons].map(([assetId, reason]) => ({ assetId, reason })) };
  });
}

const uses = { select: { selectionItems: true, roundAssets: true, pricingItems: true, deliverables: true } } as const;

/** The photos that may not change, each with its reason. */
async function whyNot(
  tx: Tx,
  projectId: string,
  assetIds: readonly string[],
  takesAway: boolean,
): Promise<Map<string, Reason>> {
  const rows = await tx.asset.findMany({
    where: { id: { in: [...assetIds] }, projectId },
    select: {
      id: true,
      status: true,
      _count: uses,
      variants: { select: { _count: uses } },
    },
  });
  const found = new Map(rows.map((row) => [row.id, row]));
  const reason = (id: string): Reason | null => {
    const row = found.get(id);
    if (!row) return 'NOT_FOUND';
    if (row.status === 'UPLOADING') return 'UPLOADING';
    if (!takesAway) return null;
    const used = (by: keyof typeof uses.select) => [row, ...row.variants].some(({ _count }) => _count[by] > 0);
    if (used('deliverables')) return 'DELIVERED';
    if (used('pricingItems')) return 'PRICED';
    if (used('roundAssets')) return 'IN_RETOUCH';
    return used('selectionItems') ? 'SELECTED' : null;
  };
  const reasons = new Map<string, Reason>();
  for (const id of assetIds) {
    const found = reason(id);
    if (found) reasons.set(id, found);
  }
  return reasons;
}
