import { userActor, type Actor } from '@etouch/db/actor';
import { acceptInvitation } from '@etouch/domain/organizations/accept-invitation';
import { createInvitation } from '@etouch/domain/organizations/create-invitation';
import { createOrganization } from '@etouch/domain/organizations/create-organization';
import { createPartner } from '@etouch/domain/organizations/create-partner';
import { foundPlatform, hasPlatform } from '@etouch/domain/organizations/found-platform';
import type { ServerDeps } from '../wiring.ts';
import { cast, demonstrationPassword, type CastKey, type CastMember, type CastOrganization } from './cast.ts';

type UserActor = Extract<Actor, { kind: 'USER' }>;

/** The actors of the demonstration, by e-mail address. */
export interface Company {
  as(email: string): UserActor;
  organizationId(key: CastKey): string;
}

/**
 * Makes every organization and person the way real ones come to be: the platform is founded, the studio is made by it,
 * partners by the studio, everyone by an invitation. Killed half-way, the next run makes those who are missing.
 */
export async function enlistCast(deps: ServerDeps): Promise<Company> {
  const actors = new Map<string, UserActor>();
  const organizations = new Map<CastKey, string>();
  for (const organization of cast) {
    const [administrator, ...others] = organization.people;
    if (!administrator) continue;
    const actor = await enlistAdministrator(deps, organization, administrator, actors);
    organizations.set(organization.key, actor.organizationId);
    actors.set(administrator.email, actor);
    for (const person of others) actors.set(person.email, await enlist(deps, actor, person));
  }
  const found = <T>(value: T | undefined, name: string): T => {
    if (value === undefined) throw new Error(`the demonstration has no ${name}`);
    return value;
  };
  return {
    as: (email) => found(actors.get(email), email),
    organizationId: (key) => found(organizations.get(key), key),
  };
}

async function enlistAdministrator(
  deps: ServerDeps,
  organization: CastOrganization,
  administrator: CastMember,
  actors: ReadonlyMap<string, UserActor>,
): Promise<UserActor> {
  const known = await actorOf(deps, administrator.email);
  if (known) return known;
  const { name, type } = organization;
  if (type === 'PLATFORM') {
    if (!(await hasPlatform(deps.authDb)))
      await foundPlatform(deps, {
        name: administrator.name,
        email: administrator.email,
        password: demonstrationPassword,
        organizationName: name,
      });
    return requireActorOf(deps, administrator.email);
  }
  const inviter = (email: string) => {
    const actor = actors.get(email);
    if (!actor) throw new Error(`${email} is not there to invite ${administrator.email}`);
    return actor;
  };
  // An invitation that was made before a kill is taken up, so that no second organization appears.
  if (!(await pendingInvitation(deps, administrator.email))) {
    const { email: administratorEmail, locale } = administrator;
    if (type === 'STUDIO')
      await createOrganization(deps, inviter('claire@etouch.test'), { name, administratorEmail, locale });
    else
      await createPartner(deps, inviter('camille@studio-lumen.test'), { name, kind: type, administratorEmail, locale });
  }
  return accept(deps, administrator);
}

async function enlist(deps: ServerDeps, inviter: UserActor, person: CastMember): Promise<UserActor> {
  const known = await actorOf(deps, person.email);
  if (known) return known;
  await createInvitation(deps, inviter, { email: person.email, role: person.role });
  return accept(deps, person);
}

function pendingInvitation(deps: ServerDeps, email: string) {
  return deps.authDb.invitation.findFirst({ where: { email, status: 'pending' }, orderBy: { createdAt: 'desc' } });
}

async function accept(deps: ServerDeps, person: CastMember): Promise<UserActor> {
  const invitation = await pendingInvitation(deps, person.email);
  if (!invitation) throw new Error(`no invitation waits for ${person.email}`);
  const token = new URL(deps.invitationLinks.url(invitation.id)).searchParams.get('token');
  await acceptInvitation(deps, {
    invitationId: invitation.id,
    token: token ?? '',
    signedIn: null,
    newAccount: { name: person.name, password: demonstrationPassword, locale: person.locale },
  });
  return requireActorOf(deps, person.email);
}

async function requireActorOf(deps: ServerDeps, email: string): Promise<UserActor> {
  const actor = await actorOf(deps, email);
  if (!actor) throw new Error(`${email} is a member of nothing`);
  return actor;
}

async function actorOf(deps: ServerDeps, email: string): Promise<UserActor | null> {
  const user = await deps.authDb.user.findUnique({ where: { email }, select: { id: true } });
  if (!user) return null;
  const [membership] = await deps.db.membershipsOf(user.id);
  return membership ? (userActor(user.id, membership) as UserActor) : null;
}
