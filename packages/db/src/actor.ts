import type { Enums } from './enums.ts';

declare const made: unique symbol;

/** Someone signed in, in the organization that is active in the session. */
export interface UserActor {
  readonly kind: 'USER';
  readonly userId: string;
  readonly organizationId: string;
  readonly organizationType: Enums['OrganizationType'];
  readonly role: Enums['UserRole'];
  readonly mayCommitMoney: boolean;
  readonly maySeePrices: boolean;
  /** The row in UserOrganization that makes this user a member. */
  readonly memberId: string;
}

/** Whoever opened a project's public link: reads what the client of that one project sees, under a given name. */
export interface GuestActor {
  readonly kind: 'GUEST';
  readonly publicToken: string;
  readonly name: string;
}

/** A job, which works for one organization with the rights of its administrator. */
export interface SystemActor {
  readonly kind: 'SYSTEM';
  readonly organizationId: string;
}

interface Made {
  readonly [made]: true;
}

/**
 * In whose name the database is spoken to. Branded: only the three functions below make one, and only the server's
 * actor middleware and the worker call them.
 */
export type Actor = (UserActor | GuestActor | SystemActor) & Made;

/** One organization a user belongs to, as `Database.membershipsOf` reads it. */
export interface Membership {
  memberId: string;
  organizationId: string;
  organizationName: string;
  organizationSlug: string;
  organizationType: Enums['OrganizationType'];
  role: Enums['UserRole'];
  mayCommitMoney: boolean;
  maySeePrices: boolean;
}

/** The actor of a signed-in user; `withActor` verifies the membership again in each transaction. */
export function userActor(
  userId: string,
  membership: Omit<Membership, 'organizationName' | 'organizationSlug'>,
): Actor {
  const { memberId, organizationId, organizationType, role, mayCommitMoney, maySeePrices } = membership;
  return brand({
    kind: 'USER',
    userId,
    organizationId,
    organizationType,
    role,
    mayCommitMoney,
    maySeePrices,
    memberId,
  });
}

/** The actor of a public link. @param name what the guest calls themselves */
export function guestActor(publicToken: string, name: string): Actor {
  return brand({ kind: 'GUEST', publicToken, name });
}

/** The actor of a job that works for `organizationId`. */
export function systemActor(organizationId: string): Actor {
  return brand({ kind: 'SYSTEM', organizationId });
}

function brand(actor: UserActor | GuestActor | SystemActor): Actor {
  return Object.freeze(actor) as Actor;
}
