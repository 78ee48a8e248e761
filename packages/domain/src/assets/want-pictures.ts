import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import { enqueue } from '@etouch/db/enqueue';
import type { Deps } from '../activity/deps.ts';
import { loadProjectStudio } from '../projects/queries.ts';
import { shownAssets } from './access.ts';
import { PRIORITY } from './rules.ts';

/** Seconds in which a photo is moved to the front once, however many look at its place. */
const ONCE_SECONDS = 300;

/**
 * Somebody looks at the places of photos whose pictures are not there yet: these are processed before all others. Their
 * jobs of before find nothing to do. Answers how many are on their way.
 * @throws Refusal NOT_FOUND when the project is not the actor's to see
 */
export async function wantPictures(
  deps: Deps,
  actor: Actor,
  projectId: string,
  assetIds: readonly string[],
): Promise<{ wanted: number }> {
  return deps.db.withActor(actor, async (tx) => {
    const { studioId } = await loadProjectStudio(tx, actor, projectId);
    const waiting = await tx.asset.findMany({
      where: {
        ...shownAssets(actor),
        projectId,
        id: { in: [...assetIds] },
        AND: { status: 'UPLOADED', processingError: null },
      },
      select: { id: true },
    });
    await asStudio(tx, projectId, async () => {
      for (const { id: assetId } of waiting)
        await enqueue(
          tx,
          'process-asset',
          { organizationId: studioId, assetId },
          { priority: PRIORITY.viewed, singletonKey: assetId, singletonSeconds: ONCE_SECONDS },
        );
    });
    return { wanted: waiting.length };
  });
}
