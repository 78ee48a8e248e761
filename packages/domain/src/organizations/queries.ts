import type { PartnerKind } from '@etouch/contracts/enums';
import { TILES_POLICIES, type TilesPolicy } from '@etouch/contracts/routes/storage';
import type { Actor } from '@etouch/db/actor';
import type { Database } from '@etouch/db/client';
import { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import { behind, cutPage, openCursor } from '../activity/cursor.ts';
import { notFound } from '../activity/refusal.ts';
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

/** Somebody's name or an organization's, from one statement. */
interface NameRow {
  person: boolean;
  id: string;
  name: string;
}

/**
 * People and organizations by id, as the actor may know them: who is not visible is left out, who was erased has an
 * empty name.
 */
export async function nameAuthors(
  tx: Tx,
  people: readonly (string | null)[],
  organizations: readonly (string | null)[],
): Promise<{ people: Map<string, NamedPerson>; organizations: Map<string, { id: string; name: string }> }> {
  const personIds = [...new Set(people.filter((id) => id !== null))];
  const organizationIds = [...new Set(organizations.filter((id) => id !== null))];
  if (personIds.length + organizationIds.length === 0) return { people: new Map(), organizations: new Map() };
  // One statement for any number of either, so that its plan can be kept.
  const rows = await tx.$queryRaw<NameRow[]>(Prisma.sql`/* kept plan: names */
    select true as person, id::text as id, name from "User" where id = any(${personIds}::uuid[])
    union all select false, id::text, name from "Organization" where id = any(${organizationIds}::uuid[])`);
  const named = (person: boolean) =>
    new Map(rows.filter((row) => row.person === person).map(({ id, name }) => [id, { id, name }]));
  const found = named(true);
  const unknown = personIds.filter((id) => !found.has(id));
  if (unknown.length > 0) {
    const erased = await tx.$queryRaw<{ id: string }[]>`
      select id::text as id from app.erased_among(${unknown}::uuid[]) as id`;
    for (const { id } of erased) found.set(id, { id, name: '' });
  }
  return { people: found, organizations: named(false) };
}

/** People by id, as `nameAuthors` names them. */
export async function namePeople(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, NamedPerson>> {
  return (await nameAuthors(tx, ids, [])).people;
}

/** One member as its organization sees it. */
export async function findMember(tx: Tx, actor: UserActor, memberId: string) {
  const [member] = await readMembers(tx, { id: memberId, organizationId: actor.organizationId });
  return member ?? null;
}

async function readMembers(tx: Tx, where: Prisma.UserOrganizationWhereInput, take = 1) {
  const rows = await tx.userOrganization.findMany({
    where,
    select: memberFields,
    orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
    take,
  });
  const addresses = await memberAddresses(tx);
  return rows.map((row) => ({ ...row, user: { ...row.user, email: addresses.get(row.user.id) ?? '' } }));
}

/** A page of what a list route asks for. */
interface PageQuery {
  limit: number;
  cursor?: string | undefined;
}

/** A page of the members of the actor's organization, by name. */
export function listMembers({ db }: Deps, actor: UserActor, { limit, cursor }: PageQuery) {
  const [name, id] = cursor ? openCursor('members', cursor) : [];
  return db.withActor(actor, async (tx) => {
    const where = { organizationId: actor.organizationId, ...(id && behindName('user', name, id)) };
    const rows = await readMembers(tx, where, limit + 1);
    return cutPage('members', limit, rows, (row) => [row.user.name, row.id]);
  });
}

/** A page of the invitations of the actor's organization that wait for an answer, newest first; expired ones among them. */
export function listInvitations({ db }: Deps, actor: UserActor, { limit, cursor }: PageQuery) {
  const [at, id] = cursor ? openCursor('invitations', cursor) : [];
  return db.withActor(actor, async (tx) => {
    const rows = await tx.invitation.findMany({
      where: {
        organizationId: actor.organizationId,
        status: 'pending',
        ...(at && id && behind<Prisma.InvitationWhereInput>('createdAt', 'desc', new Date(at), id)),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    return cutPage('invitations', limit, rows, (row) => [row.createdAt.toISOString(), row.id]);
  });
}

/** A page of the studio's clients and retouchers, by name; ended relations are left out. */
export function listPartners(
  { db }: Deps,
  actor: Actor & { organizationId: string },
  { limit, cursor, kind }: PageQuery & { kind?: PartnerKind | undefined },
) {
  const [name, id] = cursor ? openCursor('partners', cursor) : [];
  return db.withActor(actor, async (tx) => {
    const rows = await tx.studioPartner.findMany({
      where: {
        studioId: actor.organizationId,
        endedAt: null,
        ...(kind && { kind }),
        ...(id && behindName('partner', name, id)),
      },
      include: { partner: { select: { name: true } } },
      orderBy: [{ partner: { name: 'asc' } }, { id: 'asc' }],
      take: limit + 1,
    });
    return cutPage('partners', limit, rows, (row) => [row.partner.name, row.id]);
  });
}

/** A page of the organizations of this installation, by name; row-level security leaves others than the platform's administrators theirs. */
export function listOrganizations({ db }: Deps, actor: UserActor, { limit, cursor }: PageQuery) {
  const [name, id] = cursor ? openCursor('organizations', cursor) : [];
  return db.withActor(actor, async (tx) => {
    const rows = await tx.organization.findMany({
      where: id ? behind<Prisma.OrganizationWhereInput>('name', 'asc', name, id) : {},
      select: { id: true, name: true, type: true, createdAt: true, storageUsage: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: limit + 1,
    });
    return cutPage('organizations', limit, rows, (row) => [row.name, row.id]);
  });
}

/** Rows behind a position in the order (name of the other row, id). */
function behindName(other: 'user' | 'partner', name: string | undefined, id: string) {
  return { OR: [{ [other]: { name: { gt: name } } }, { [other]: { name }, id: { gt: id } }] };
}

/**
 * When a studio has tiles made, for whoever acts with its rights.
 * @throws Refusal NOT_FOUND for what is no studio
 */
export async function findTilesPolicy(tx: Tx, studioId: string): Promise<TilesPolicy> {
  const studio = await tx.organization.findFirst({
    where: { id: studioId, type: 'STUDIO' },
    select: { tilesPolicy: true },
  });
  const policy = TILES_POLICIES.find((known) => known === studio?.tilesPolicy);
  if (!policy) throw notFound();
  return policy;
}
