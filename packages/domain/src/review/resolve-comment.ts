import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import type { Deps } from '../activity/deps.ts';
import { recordEvent } from '../activity/record-event.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { presentComment } from './present-comment.ts';
import { commentSelect, visibleLanes } from './queries.ts';

/** Resolves a visible comment or opens it again; saying the same twice changes nothing. */
export async function resolveComment(deps: Deps, actor: Actor, commentId: string, resolved: boolean) {
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  return deps.db.withActor(actor, async (tx) => {
    const where = { AND: [visibleLanes(actor), { id: commentId }] };
    const comment = await tx.comment.findFirst({
      where,
      select: { projectId: true },
    });
    if (!comment) throw notFound();
    const { count } = await asStudio(tx, comment.projectId, () =>
      tx.comment.updateMany({
        where: { id: commentId, resolvedAt: resolved ? null : { not: null } },
        data: { resolvedAt: resolved ? new Date() : null, resolvedById: resolved ? actor.userId : null },
      }),
    );
    if (count > 0) {
      const studioId = await asStudio(tx, comment.projectId, async () => {
        const project = await tx.project.findUniqueOrThrow({ where: { id: comment.projectId } });
        return project.studioId;
      });
      await recordEvent(tx, actor, {
        type: 'comment.resolved',
        projectId: comment.projectId,
        studioId,
        ids: [commentId],
      });
    }
    const row = await tx.comment.findFirst({ where, select: commentSelect(actor) });
    if (!row) throw notFound();
    return presentComment(tx, actor, row);
  });
}
