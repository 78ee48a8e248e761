import type { UserRole } from '@etouch/contracts/enums';
import type { Database } from '@etouch/db/client';
import { Refusal, notFound } from '../activity/refusal.ts';
import type { UserActor } from './access.ts';
import { findMember } from './queries.ts';
import { grantableRoles } from './rules.ts';

export interface MemberChanges {
  role?: UserRole;
  mayCommitMoney?: boolean;
  maySeePrices?: boolean;
}

/**
 * Changes a member's role or rights. The database refuses to take the last administrator's role away.
 * @throws Refusal NOT_FOUND, FORBIDDEN (ROLE_NOT_GRANTABLE), LAST_ADMINISTRATOR
 */
export function updateMember(deps: { db: Database }, actor: UserActor, memberId: string, changes: MemberChanges) {
  return deps.db.withActor(actor, async (tx) => {
    const member = await findMember(tx, actor, memberId);
    if (!member) throw notFound();
    const grantable = grantableRoles(actor.role, actor.organizationType);
    if (!grantable.includes(member.role) || (changes.role && !grantable.includes(changes.role)))
      throw new Refusal('FORBIDDEN', { reason: 'ROLE_NOT_GRANTABLE', field: 'body.role' });
    await tx.userOrganization.update({ where: { id: memberId }, data: changes });
    return { ...member, ...changes };
  });
}
