import type { Actor } from '@etouch/db/actor';
import type { Prisma } from '@etouch/db/prisma';
import { Refusal } from '../activity/refusal.ts';

/**
 * The assignments that are this retoucher's: the organization's for its administrators, one's own for the others, for
 * as long as the access lasts (row-level security says the same a second time).
 * @throws Refusal FORBIDDEN for anyone who is not a retoucher
 */
export function ownAssignments(actor: Actor, now: Date): Prisma.AssignmentWhereInput {
  if (actor.kind !== 'USER' || actor.organizationType !== 'RETOUCHER') throw new Refusal('FORBIDDEN');
  return {
    organizationId: actor.organizationId,
    OR: [{ accessEndsAt: null }, { accessEndsAt: { gt: now } }],
    ...(actor.role === 'RETOUCH_ADMIN' ? {} : { assigneeId: actor.userId }),
  };
}

/** Versions whose maker the actor is: its own organization's, for a retoucher; the studio's in-house ones. */
export function ownVersions(actor: Actor): Prisma.RetouchVersionWhereInput {
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  return { organizationId: actor.organizationId };
}
