import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';

/**
 * Within the actor's own organization: gives assignments to one of its members, or back to all.
 * @throws Refusal NOT_FOUND for an assignment or a person of another organization
 */
export async function assignPerson(
  deps: Deps,
  actor: Actor,
  input: { assignmentIds: string[]; assigneeId: string | null },
) {
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  return deps.db.withActor(actor, async (tx) => {
    if (input.assigneeId) {
      const member = await tx.userOrganization.findFirst({
        where: { userId: input.assigneeId, organizationId: actor.organizationId },
      });
      if (!member) throw new Refusal('NOT_FOUND', { field: 'body.assigneeId' });
    }
    const { count } = await tx.assignment.updateMany({
      where: { id: { in: input.assignmentIds }, organizationId: actor.organizationId },
      data: { assigneeId: input.assigneeId },
    });
    if (count !== new Set(input.assignmentIds).size) throw notFound();
    return { changed: count };
  });
}
