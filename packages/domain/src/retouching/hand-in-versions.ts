import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { recordEvent } from '../activity/record-event.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { ownVersions } from './access.ts';

/**
 * Hands in uploaded versions for the quality check. Only the newest version of a photo counts; handing in twice
 * changes nothing.
 * @param input.silhouetteModified the "photographie retouchée" declaration (decree 2017-738)
 * @throws Refusal NOT_FOUND for versions of others; GUARD_REFUSED while one is still processed or could not be read
 */
export async function handInVersions(
  deps: Deps,
  actor: Actor,
  input: { versionIds: string[]; silhouetteModified: boolean },
) {
  return deps.db.withActor(actor, async (tx) => {
    const rows = await tx.retouchVersion.findMany({
      where: { AND: [{ id: { in: input.versionIds } }, ownVersions(actor)] },
      select: {
        id: true,
        projectId: true,
        roundAssetId: true,
        status: true,
        handedInAt: true,
        round: { select: { closedAt: true } },
      },
    });
    if (rows.length !== new Set(input.versionIds).size) throw notFound();
    const unready = rows.filter((row) => row.status !== 'READY');
    if (unready.length > 0)
      throw new Refusal('GUARD_REFUSED', { reason: 'VERSION_NOT_READY', values: { count: unready.length } });
    if (rows.some((row) => row.round.closedAt)) throw new Refusal('ALREADY_DECIDED', { reason: 'ROUND_CLOSED' });
    const fresh = rows.filter((row) => !row.handedInAt);
    const byProject = Map.groupBy(fresh, (row) => row.projectId);
    for (const [projectId, versions] of byProject) {
      const studioId = await asStudio(tx, projectId, () => submit(tx, projectId, versions, input.silhouetteModified));
      await recordEvent(tx, actor, {
        type: 'version.handedIn',
        projectId,
        studioId,
        ids: versions.map((version) => version.id),
      });
    }
    return { handedIn: fresh.length };
  });
}

async function submit(
  tx: Tx,
  projectId: string,
  versions: readonly { id: string; roundAssetId: string }[],
  silhouetteModified: boolean,
): Promise<string> {
  const { studioId, workflowState } = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { studioId: true, workflowState: true },
  });
  if (workflowState !== 'IN_RETOUCH') throw new Refusal('INVALID_TRANSITION', { reason: 'STATE' });
  const handedInAt = new Date();
  await tx.retouchVersion.updateMany({
    where: { id: { in: versions.map((version) => version.id) } },
    data: { handedInAt, silhouetteModified },
  });
  const roundAssetIds = versions.map((version) => version.roundAssetId);
  await tx.roundAsset.updateMany({
    where: { id: { in: roundAssetIds }, state: { in: ['TODO', 'QC_REJECTED'] } },
    data: { state: 'SUBMITTED' },
  });
  await tx.assignment.updateMany({ where: { roundAssetId: { in: roundAssetIds } }, data: { handedInAt } });
  return studioId;
}
