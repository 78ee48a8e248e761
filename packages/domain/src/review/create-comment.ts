import type { z } from 'zod';
import type { CommentLane } from '@etouch/contracts/enums';
import type { createComment as contract } from '@etouch/contracts/routes/comments';
import type { Actor } from '@etouch/db/actor';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { recordEvent } from '../activity/record-event.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { presentComment } from './present-comment.ts';
import { commentSelect, loadTarget, visibleLanes, type CommentTarget } from './queries.ts';

/**
 * Comments on a project, a photo or a version, pinned to the picture if wanted.
 * @throws Refusal FORBIDDEN in a lane that is not the actor's; NOT_FOUND for a target or thread not visible
 */
export async function createComment(deps: Deps, actor: Actor, input: z.output<typeof contract.body>) {
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  requireLane(actor, input.lane);
  return deps.db.withActor(actor, async (tx) => {
    const target = await loadTarget(tx, actor, input);
    const thread = input.parentId ? await requireThread(tx, actor, input.parentId, target, input.lane) : null;
    const retoucherOrganizationId =
      input.lane === 'STUDIO_RETOUCHER'
        ? actor.organizationType === 'RETOUCHER'
          ? actor.organizationId
          : (thread?.retoucherOrganizationId ?? (await addressee(tx, target, input.retoucherOrganizationId)))
        : null;
    const row = await tx.comment.create({
      data: {
        projectId: target.projectId,
        assetId: target.assetId,
        versionId: target.versionId,
        parentId: input.parentId ?? null,
        lane: input.lane,
        kind: input.kind,
        body: input.body,
        ...(input.annotation ? { annotation: input.annotation } : {}),
        authorId: actor.userId,
        authorOrganizationId: actor.organizationId,
        ...(retoucherOrganizationId ? { retoucherOrganizationId } : {}),
      },
      select: commentSelect(actor),
    });
    await recordEvent(tx, actor, {
      type: 'comment.created',
      projectId: target.projectId,
      studioId: target.studioId,
      ids: [row.id],
      ...(retoucherOrganizationId ? { subjectOrganizationId: retoucherOrganizationId } : {}),
    });
    return presentComment(tx, actor, row);
  });
}

function requireLane(actor: Actor & { kind: 'USER' }, lane: CommentLane): void {
  const lanes: Partial<Record<string, readonly CommentLane[]>> = {
    STUDIO: ['CLIENT_STUDIO', 'STUDIO_RETOUCHER', 'STUDIO'],
    CLIENT: ['CLIENT_STUDIO'],
    RETOUCHER: ['STUDIO_RETOUCHER'],
  };
  if (!lanes[actor.organizationType]?.includes(lane)) throw new Refusal('FORBIDDEN', { reason: 'LANE' });
}

async function requireThread(tx: Tx, actor: Actor, parentId: string, target: CommentTarget, lane: CommentLane) {
  const parent = await tx.comment.findFirst({
    where: { AND: [visibleLanes(actor), { id: parentId, projectId: target.projectId, lane }] },
    select: commentSelect(actor),
  });
  if (!parent) throw notFound();
  return parent;
}

/** The agency a studio's comment is for: the one named, otherwise the photo's own of the last round. */
export async function addressee(tx: Tx, target: CommentTarget, named: string | undefined): Promise<string> {
  const assignment = await tx.assignment.findFirst({
    where: {
      projectId: target.projectId,
      ...(target.assetId ? { assetId: target.assetId } : {}),
      ...(named ? { organizationId: named } : {}),
    },
    orderBy: { createdAt: 'desc' },
    select: { organizationId: true },
  });
  if (!assignment) throw new Refusal('GUARD_REFUSED', { reason: 'NOT_ASSIGNED' });
  return assignment.organizationId;
}
