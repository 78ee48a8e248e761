import type { Database } from '@etouch/db/client';
import { Refusal, notFound } from '../activity/refusal.ts';
import type { UserActor } from './access.ts';
import { findMember } from './queries.ts';
import { grantableRoles } from './rules.ts';

/**
 * Ends a membership: an administrator removes someone, or anyone leaves. The account stays; the database refuses to let
 * the last administrator go.
 * @throws Refusal NOT_FOUND, FORBIDDEN (ROLE_NOT_GRANTABLE), LAST_ADMINISTRATOR
 */
export function removeMember(deps: { db: Database }, actor: UserActor, memberId: string): Promise<void> {
  return deps.db.withActor(actor, async (tx) => {
    const member = await findMember(tx, actor, memberId);
    if (!member) throw notFound();
    const leaves = member.id === actor.memberId;
    if (!leaves && !grantableRoles(actor.role, actor.organizationType).includes(member.role))
      throw new Refusal('FORBIDDEN', { reason: 'ROLE_NOT_GRANTABLE' });
    await tx.userOrganization.deleteMany({ where: { id: memberId } });
  });
}
