import { v7 } from 'uuid';
import { systemActor, userActor } from '../../actor.ts';
import type { Actor } from '../../actor.ts';
import type { Enums } from '../../enums.ts';
import type { PrismaClient } from '../../generated/prisma/client.ts';

export interface Person {
  id: string;
  memberId: string;
  actor: Actor;
}

/** An organization, its people by the names they were given, and the actor of its jobs. */
export interface Side<P extends string = string> {
  id: string;
  people: Record<P, Person>;
  system: Actor;
}

export interface Rights {
  role: Enums['UserRole'];
  mayCommitMoney?: boolean;
  maySeePrices?: boolean;
}

/** An organization with the people named, each with an actor of theirs. */
export async function anOrganization<P extends string>(
  owner: PrismaClient,
  type: Enums['OrganizationType'],
  name: string,
  people: Record<P, Rights>,
): Promise<Side<P>> {
  const { id } = await owner.organization.create({ data: { name, slug: `${name}-${v7()}`, type } });
  const made = {} as Record<P, Person>;
  for (const key of Object.keys(people) as P[]) made[key] = await aMember(owner, { id, type }, key, people[key]);
  return { id, people: made, system: systemActor(id) };
}

/** A further member of an organization. */
export async function aMember(
  owner: PrismaClient,
  organization: { id: string; type: Enums['OrganizationType'] },
  name: string,
  { role, mayCommitMoney = false, maySeePrices = false }: Rights,
): Promise<Person> {
  const user = await owner.user.create({ data: { name, email: `${name}-${v7()}@example.test` } });
  const membership = { organizationId: organization.id, role, mayCommitMoney, maySeePrices };
  const { id: memberId } = await owner.userOrganization.create({ data: { userId: user.id, ...membership } });
  const actor = userActor(user.id, { memberId, organizationType: organization.type, ...membership });
  return { id: user.id, memberId, actor };
}

/** Makes organizations clients or retouchers of a studio. */
export async function workTogether(
  owner: PrismaClient,
  studio: { id: string },
  partners: { CLIENT?: { id: string }[]; RETOUCHER?: { id: string }[] },
): Promise<void> {
  for (const kind of ['CLIENT', 'RETOUCHER'] as const) {
    for (const partner of partners[kind] ?? []) {
      await owner.studioPartner.create({ data: { studioId: studio.id, partnerId: partner.id, kind } });
    }
  }
}
