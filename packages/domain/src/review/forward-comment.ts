import type { Actor } from '@etouch/db/actor';
import { Prisma } from '@etouch/db/prisma';
import type { Deps } from '../activity/deps.ts';
import { recordEvent } from '../activity/record-event.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { addressee } from './create-comment.ts';
import { presentComment } from './present-comment.ts';
import { commentSelect } from './queries.ts';

/**
 * Passes a client's comment on to the photo's retoucher, in the studio's name and if wanted in its own words; the pin
 * goes with it, the client's name does not.
 * @throws Refusal GUARD_REFUSED (NOT_ASSIGNED) while nobody retouches the photo; CONFLICT when forwarded already
 */
export async function forwardComment(
  deps: Deps,
  actor: Actor,
  commentId: string,
  input: { body?: string | undefined },
) {
  if (actor.kind !== 'USER' || actor.organizationType !== 'STUDIO') throw new Refusal('FORBIDDEN');
  return deps.db.withActor(actor, async (tx) => {
    const source = await tx.comment.findFirst({
      where: { id: commentId, lane: 'CLIENT_STUDIO' },
      include: { project: { select: { studioId: true } } },
    });
    if (!source?.assetId) throw notFound();
    const target = {
      projectId: source.projectId,
      studioId: source.project.studioId,
      assetId: source.assetId,
      versionId: null,
    };
    const retoucherOrganizationId = await addressee(tx, target, undefined);
    const already = await tx.comment.findFirst({ where: { forwardedFromId: commentId, retoucherOrganizationId } });
    if (already) throw new Refusal('CONFLICT', { reason: 'ALREADY_FORWARDED' });
    const row = await tx.comment.create({
      data: {
        projectId: source.projectId,
        assetId: source.assetId,
        // The version is named only to the agency that made it.
        versionId: await ownVersionOf(source.versionId),
        lane: 'STUDIO_RETOUCHER',
        kind: source.kind,
        body: input.body ?? source.body,
        annotation: source.annotation ?? Prisma.DbNull,
        authorId: actor.userId,
        authorOrganizationId: actor.organizationId,
        retoucherOrganizationId,
        forwardedFromId: source.id,
      },
      select: commentSelect(actor),
    });
    await recordEvent(tx, actor, {
      type: 'comment.created',
      projectId: source.projectId,
      studioId: source.project.studioId,
      ids: [row.id],
      subjectOrganizationId: retoucherOrganizationId,
    });
    return presentComment(tx, actor, row);

    async function ownVersionOf(versionId: string | null): Promise<string | null> {
      if (!versionId) return null;
      const own = await tx.retouchVersion.findFirst({
        where: { id: versionId, organizationId: retoucherOrganizationId },
        select: { id: true },
      });
      return own?.id ?? null;
    }
  });
}
