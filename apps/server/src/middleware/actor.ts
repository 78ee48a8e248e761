import { userActor, type Actor, type Membership } from '@etouch/db/actor';
import type { Database } from '@etouch/db/client';
import { Refusal } from '@etouch/domain/activity/refusal';
import type { Gathering } from '../gathering.ts';
import type { SignedIn } from './session.ts';

export interface ActorDeps {
  db: Database;
  /** Of one user, asked for by requests that come together. */
  memberships: Gathering<string, Membership[]>;
}

export type UserActor = Extract<Actor, { kind: 'USER' }>;

/**
 * The only place where a USER actor is made: a session, its active organization, and the membership as the database
 * has it now. Each transaction verifies it once more.
 * @throws Refusal FORBIDDEN (NO_ACTIVE_ORGANIZATION) for someone who is a member of none, or no longer of the active one
 */
export async function requireActor(deps: ActorDeps, session: SignedIn): Promise<UserActor> {
  const userId = session.user.id;
  const memberships = await deps.memberships.ask(userId, userId, async (alike) => {
    const found = await deps.db.membershipsOf(userId);
    return alike.map(() => found);
  });
  const membership = activeMembership(session, memberships);
  if (!membership) throw new Refusal('FORBIDDEN', { reason: 'NO_ACTIVE_ORGANIZATION' });
  return userActor(session.user.id, membership) as UserActor;
}

/** Never another organization than the session names: an act meant for one must not land in another. */
export function activeMembership(session: SignedIn, memberships: Membership[]): Membership | undefined {
  return memberships.find((membership) => membership.organizationId === session.activeOrganizationId);
}
