import type { Actor } from '@etouch/db/actor';
import { notifyLive } from '@etouch/db/live';
import type { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { Refusal } from '../activity/refusal.ts';
import { loadProjectStudio } from '../projects/queries.ts';
import { enqueueProcessing } from './enqueue-processing.ts';
import { loadAsset } from './list-assets.ts';
import { enqueueRendition } from './make-rendition.ts';

/** Of films and documents that were read before renditions were made there is none either. */
const withoutRendition: Prisma.AssetWhereInput = {
  derivativesKey: { not: null },
  OR: [
    { renditionState: 'FAILED' },
    { renditionState: null, assetType: 'VIDEO', durationMs: { not: null } },
    { renditionState: null, assetType: 'DOCUMENT', pages: { gt: 1 } },
  ],
};

/**
 * Processes a photo once more after a failure, or makes its rendition once more.
 * @throws Refusal NOT_FOUND; CONFLICT (NOT_FAILED) when there is nothing to repeat
 */
export async function retryProcessing(deps: Deps, actor: Actor, assetId: string) {
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  return deps.db.withActor(actor, async (tx) => {
    const { projectId } = await loadAsset(tx, actor, assetId);
    const again = await processAgain(tx, { studioId: actor.organizationId, projectId }, { id: assetId });
    if (again === 0) throw new Refusal('CONFLICT', { reason: 'NOT_FAILED' });
    return loadAsset(tx, actor, assetId);
  });
}

/**
 * Processes every failed photo of a project once more, and every failed rendition, but for those in the trash. Answers how many.
 * @throws Refusal NOT_FOUND
 */
export async function retryAllProcessing(deps: Deps, actor: Actor, projectId: string): Promise<{ retried: number }> {
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  return deps.db.withActor(actor, async (tx) => {
    const { studioId } = await loadProjectStudio(tx, actor, projectId);
    return { retried: await processAgain(tx, { studioId, projectId }, { trashedAt: null }) };
  });
}

async function processAgain(
  tx: Tx,
  project: { studioId: string; projectId: string },
  which: Prisma.AssetWhereInput,
): Promise<number> {
  const { projectId } = project;
  const failed = await tx.asset.updateManyAndReturn({
    where: { ...which, projectId, status: 'UPLOADED', processingError: { not: null } },
    data: { processingError: null, processingDetail: null, processingAttempts: 0 },
    select: { id: true },
  });
  const unrendered = await tx.asset.updateManyAndReturn({
    where: { ...which, projectId, fileDeletedAt: null, ...withoutRendition },
    data: { renditionState: 'PENDING', renditionError: null, processingAttempts: 0 },
    select: { id: true, assetType: true },
  });
  const ids = [...failed, ...unrendered].map(({ id }) => id);
  if (ids.length === 0) return 0;
  if (failed.length > 0)
    await enqueueProcessing(
      tx,
      project,
      failed.map(({ id }) => id),
    );
  for (const asset of unrendered) await enqueueRendition(tx, project.studioId, asset);
  await notifyLive(tx, { projectId, kind: 'asset.changed', ids });
  return ids.length;
}
