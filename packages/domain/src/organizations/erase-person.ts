import { Refusal, notFound } from '../activity/refusal.ts';
import type { AuthDatabase } from './ports.ts';
import { administratorRoles } from './rules.ts';

/**
 * Empties the row of a person for good and ends everything that goes on in their name; what they did and said stays
 * under their id. The address is free again afterwards. The caller has made sure that `byUserId` may ask for it: they
 * themselves, or the platform's administrator.
 * @throws Refusal NOT_FOUND; LAST_ADMINISTRATOR with `values.organizations`, the names of those that would be left alone
 */
export async function erasePerson(deps: { authDb: AuthDatabase }, userId: string, byUserId: string): Promise<void> {
  const alone = await organizationsLeftAlone(deps.authDb, userId);
  if (alone.length > 0) throw new Refusal('LAST_ADMINISTRATOR', { values: { organizations: alone.join(', ') } });
  // Two at once, or an administrator who leaves meanwhile: the database counts once more, and refuses.
  const [row] = await deps.authDb.$queryRaw<{ erased: boolean }[]>`
    SELECT app.erase_person(${userId}::uuid, ${byUserId}::uuid) AS erased`;
  if (!row?.erased) throw notFound();
}

/** The person behind an address, for the platform's administrator. @throws Refusal NOT_FOUND */
export async function findPersonByAddress(deps: { authDb: AuthDatabase }, address: string): Promise<string> {
  const person = await deps.authDb.user.findUnique({ where: { email: address }, select: { id: true } });
  if (!person) throw notFound();
  return person.id;
}

async function organizationsLeftAlone(authDb: AuthDatabase, userId: string): Promise<string[]> {
  const administrates = { role: { in: [...administratorRoles] } };
  const rows = await authDb.userOrganization.findMany({
    where: {
      userId,
      ...administrates,
      organization: { members: { none: { ...administrates, userId: { not: userId } } } },
    },
    select: { organization: { select: { name: true } } },
    orderBy: { organization: { name: 'asc' } },
  });
  return rows.map((row) => row.organization.name);
}
