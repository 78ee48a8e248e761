import type { z } from 'zod';
import type { decideVersions as contract } from '@etouch/contracts/routes/rounds';
import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import type { Deps } from '../activity/deps.ts';
import { recordEvent } from '../activity/record-event.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { loadProject } from '../projects/queries.ts';
import { decidable } from '../retouching/round-asset-workflow.ts';
import { readVersions } from './check-versions.ts';

/**
 * The client approves or rejects released versions of the open round, or takes a decision back while it is open. The
 * transition that follows (approve, request changes) needs a decision on every photo.
 * @throws Refusal NOT_FOUND for versions not released; ALREADY_DECIDED once the round is closed, or the studio sent
 *   a newer version of the photo back
 */
export async function decideVersions(deps: Deps, actor: Actor, input: z.output<typeof contract.body>) {
  return deps.db.withActor(actor, async (tx) => {
    const ids = [...new Set(input.versionIds)];
    const rows = await tx.retouchVersion.findMany({
      where: { id: { in: ids }, releasedAt: { not: null } },
      select: { projectId: true, roundAssetId: true, round: { select: { closedAt: true } } },
    });
    const projectId = rows[0]?.projectId;
    if (!projectId || rows.length !== ids.length || rows.some((row) => row.projectId !== projectId)) throw notFound();
    const project = await loadProject(tx, actor, projectId);
    if (project.workflowState !== 'CLIENT_VALIDATION' && project.workflowState !== 'IN_RETOUCH')
      throw new Refusal('INVALID_TRANSITION', { reason: 'STATE', values: { state: project.workflowState } });
    if (rows.some((row) => row.round.closedAt)) throw new Refusal('ALREADY_DECIDED', { reason: 'ROUND_CLOSED' });
    await asStudio(tx, projectId, async () => {
      const decided = new Set(rows.map((row) => row.roundAssetId));
      const { count } = await tx.roundAsset.updateMany({
        where: { id: { in: [...decided] }, state: { in: [...decidable] } },
        data: { state: input.decision ?? 'QC_PASSED' },
      });
      if (count !== decided.size) throw new Refusal('ALREADY_DECIDED', { reason: 'NEWER_VERSION' });
      await tx.retouchVersion.updateMany({
        where: { id: { in: ids } },
        data: {
          clientDecision: input.decision,
          clientDecidedAt: input.decision ? new Date() : null,
          clientDecidedById: input.decision && actor.kind === 'USER' ? actor.userId : null,
        },
      });
    });
    await recordEvent(tx, actor, { type: 'version.decided', projectId, studioId: project.studioId, ids });
    return { items: await readVersions(tx, actor, ids) };
  });
}
