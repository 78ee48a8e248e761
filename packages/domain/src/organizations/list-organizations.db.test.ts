import { openShoot, type OpenShoot } from '@etouch/db/testing/open-shoot';
import type { UserActor } from './access.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listInvitations, listMembers, listOrganizations, listPartners } from './queries.ts';

let open: OpenShoot;
const NAMES = ['Anouk', 'Anouk', 'Anouk', 'Élodie', 'Zoé', 'anouk', '', 'Ben', 'Ben'];

/** Nine partners, members and invitations of the studio, of whom some share a name or a moment. */
beforeAll(async () => {
  open = await openShoot();
  const { studio } = open.shoot;
  for (const [n, name] of NAMES.entries()) {
    const partner = await open.owner.organization.create({ data: { name, slug: `s-${n}`, type: 'CLIENT' } });
    await open.owner.studioPartner.create({ data: { studioId: studio.id, partnerId: partner.id, kind: 'CLIENT' } });
    const user = await open.owner.user.create({ data: { name, email: `walk${n}@example.test` } });
    await open.owner.userOrganization.create({
      data: { userId: user.id, organizationId: studio.id, role: 'STUDIO_USER' },
    });
    await open.owner.invitation.create({
      data: {
        organizationId: studio.id,
        email: `invited${n}@example.test`,
        role: 'STUDIO_USER',
        inviterId: studio.people.admin.id,
        expiresAt: new Date('2030-01-01'),
        createdAt: new Date(Date.UTC(2026, 0, 1 + (n % 3))),
      },
    });
  }
});
afterAll(() => open.close());

const lists = {
  members: (actor: UserActor, page: { limit: number; cursor?: string }) => listMembers({ db: open.db }, actor, page),
  invitations: (actor: UserActor, page: { limit: number; cursor?: string }) =>
    listInvitations({ db: open.db }, actor, page),
  partners: (actor: UserActor, page: { limit: number; cursor?: string }) => listPartners({ db: open.db }, actor, page),
  organizations: (actor: UserActor, page: { limit: number; cursor?: string }) =>
    listOrganizations({ db: open.db }, actor, page),
};

it.each(Object.keys(lists) as (keyof typeof lists)[])('pages of %s hold every row once, in order', async (list) => {
  const actor = open.shoot.studio.people.admin.actor as UserActor;
  const whole = (await lists[list](actor, { limit: 200 })).rows.map(({ id }) => id);
  expect(whole.length).toBeGreaterThanOrEqual(NAMES.length);
  for (const limit of [1, 4]) {
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const { rows, nextCursor } = await lists[list](actor, { limit, ...(cursor && { cursor }) });
      walked.push(...rows.map(({ id }) => id));
      cursor = nextCursor ?? undefined;
    } while (cursor);
    expect(walked).toEqual(whole);
  }
});
