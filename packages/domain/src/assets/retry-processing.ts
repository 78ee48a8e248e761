import type { Actor } from '@etouch/db/actor';
import { enqueue } from '@etouch/db/enqueue';
import { notifyLive } from '@etouch/db/live';
import type { Deps } from '../activity/deps.ts';
import { Refusal } from '../activity/refusal.ts';
import { loadAsset } from './list-assets.ts';

/**
 * Processes a photo once more after a failure.
 * @throws Refusal NOT_FOUND; CONFLICT (NOT_FAILED) when there is nothing to repeat
 */
export async function retryProcessing(deps: Deps, actor: Actor, assetId: string) {
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  return deps.db.withActor(actor, async (tx) => {
    const { projectId } = await loadAsset(tx, actor, assetId);
    const { count } = await tx.asset.updateMany({
      where: { id: assetId, status: 'UPLOADED', processingError: { not: null } },
      data: { processingError: null, processingDetail: null, processingAttempts: 0 },
    });
    if (count === 0) throw new Refusal('CONFLICT', { reason: 'NOT_FAILED' });
    await enqueue(tx, 'process-asset', { organizationId: actor.organizationId, assetId });
    await notifyLive(tx, { projectId, kind: 'asset.changed', ids: [assetId] });
    return loadAsset(tx, actor, assetId);
  });
}
