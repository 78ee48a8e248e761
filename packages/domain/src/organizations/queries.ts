import type { PartnerKind } from '@etouch/contracts/enums';
import type { Actor } from '@etouch/db/actor';
import type { Database } from '@etouch/db/client';
import type { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import type { UserActor } from './access.ts';

type Deps = { db: Database };

const memberFields = {
  id: true,
  role: true,
  mayCommitMoney: true,
  maySeePrices: true,
  createdAt: true,
  user: { select: { id: true, name: true } },
} as const;

/** Addresses of one's own organization's members; across organizations people are known by name only. */
async function memberAddresses(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; email: string }[]>`
    select user_id::text as id, email from app.member_addresses()`;
  return new Map(rows.map((row) => [row.id, row.email]));
}

/** Whether an address is a member's already. @param email normalized */
export async function isMembersAddress(tx: Tx, email: string): Promise<boolean> {
  return [...(await memberAddresses(tx)).values()].includes(email);
}

/** Somebody to be named on a screen; an erased person has an empty name. */
export interface NamedPerson {
  id: string;
  name: string;
}

/** People by id, as the actor may know them: who is not visible is left out, who was erased has an empty name. */
export async function namePeople(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, NamedPerson>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const people = await tx.user.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  const named = new Map(people.map((person) => [person.id, person]));
  const unknown = wanted.filter((id) => !named.has(id));
  if (unknown.length > 0) {
    const erased = await tx.$queryRaw<{ id: string }[]>`
      select id::text as id from app.erased_among(${unknown}::uuid[]) as id`;
    for (const { id } of erased) named.set(id, { id, name: '' });
  }
  return named;
}

/** One member as its organization sees it. */
export async function findMember(tx: Tx, actor: UserActor, memberId: string) {
  const [member] = await readMembers(tx, { id: memberId, organizationId: actor.organizationId });
  return member ?? null;
}

async function readMembers(tx: Tx, where: Prisma.UserOrganizationWhereInput) {
  const rows = await tx.userOrganization.findMany({
    where,
    select: memberFields,
    orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
  });
  const addresses = await memberAddresses(tx);
  return rows.map((row) => ({ ...row, user: { ...row.user, email: addresses.get(row.user.id) ?? '' } }));
}

/** Members of the actor's organization, by name. */
export function listMembers({ db }: Deps, actor: UserActor) {
  return db.withActor(actor, (tx) => readMembers(tx, { organizationId: actor.organizationId }));
}

/** Invitations of the actor's organization that wait for an answer, newest first; expired ones among them. */
export function listInvitations({ db }: Deps, actor: UserActor) {
  return db.withActor(actor, (tx) =>
    tx.invitation.findMany({
      where: { organizationId: actor.organizationId, status: 'pending' },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    }),
  );
}

/** The studio's clients and retouchers, by name; ended relations are left out. */
export function listPartners({ db }: Deps, actor: Actor & { organizationId: string }, kind?: PartnerKind) {
  return db.withActor(actor, (tx) =>
    tx.studioPartner.findMany({
      where: { studioId: actor.organizationId, endedAt: null, ...(kind && { kind }) },
      include: { partner: { select: { name: true } } },
      orderBy: [{ partner: { name: 'asc' } }, { id: 'asc' }],
    }),
  );
}

/** Every organization of this installation, by name; row-level security leaves others than the platform's administrators theirs. */
export function listOrganizations({ db }: Deps, actor: UserActor) {
  return db.withActor(actor, (tx) =>
    tx.organization.findMany({
      select: { id: true, name: true, type: true, createdAt: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
  );
}
