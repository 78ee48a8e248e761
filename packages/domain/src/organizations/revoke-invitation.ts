import type { Database } from '@etouch/db/client';
import { Refusal, notFound } from '../activity/refusal.ts';
import type { UserActor } from './access.ts';

/**
 * Revokes an invitation of the actor's organization that was not accepted; repeating it changes nothing.
 * @throws Refusal NOT_FOUND, ALREADY_DECIDED (ACCEPTED)
 */
export function revokeInvitation(deps: { db: Database }, actor: UserActor, invitationId: string): Promise<void> {
  const { organizationId } = actor;
  return deps.db.withActor(actor, async (tx) => {
    const revoked = await tx.invitation.updateMany({
      where: { id: invitationId, organizationId, status: 'pending' },
      data: { status: 'canceled' },
    });
    if (revoked.count === 1) return;
    const found = await tx.invitation.findFirst({ where: { id: invitationId, organizationId } });
    if (!found) throw notFound();
    if (found.status === 'accepted') throw new Refusal('ALREADY_DECIDED', { reason: 'ACCEPTED' });
  });
}
