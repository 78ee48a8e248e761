import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAuthDatabase } from './auth-client.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import { databaseRefusal } from './testing/database-refusal.ts';
import type { OpenShoot } from './testing/open-shoot.ts';
import { openShoot } from './testing/open-shoot.ts';
import { withClient } from './with-client.ts';

let open: OpenShoot;
let auth: PrismaClient;
beforeAll(async () => {
  open = await openShoot();
  auth = createAuthDatabase(open.urls);
});
afterAll(async () => {
  await auth.$disconnect();
  await open.close();
});

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: unknown) => databaseRefusal(error) ?? String(error),
  );
/** What the audit says of one row, oldest first. */
const auditOf = async (subjectId: string) => {
  const rows = await open.owner.auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } });
  return rows.map(({ type, actorKind, actorId, organizationId, payload }) => ({
    type,
    actorKind,
    actorId,
    organizationId,
    payload,
  }));
};

/** An invitation into the shoot's studio. */
const invite = (email: string, more: object = {}) =>
  open.owner.invitation.create({
    data: {
      organizationId: open.shoot.studio.id,
      email,
      role: 'STUDIO_USER',
      inviterId: open.shoot.studio.people.admin.id,
      expiresAt: new Date(Date.now() + 60_000),
      ...more,
    },
  });
const person = () => open.owner.user.create({ data: { name: 'Ada', email: `${v7()}@example.test` } });

describe('the audit', () => {
  test('names who changed a member, in ids and words of the vocabulary', async () => {
    const { studio } = open.shoot;
    const { admin, producer } = studio.people;
    const change = { where: { id: producer.memberId }, data: { maySeePrices: true } };
    await open.db.withActor(admin.actor, (tx) => tx.userOrganization.updateMany(change));
    const [, changed] = await auditOf(producer.memberId);
    const member = { userId: producer.id, role: 'STUDIO_USER', mayCommitMoney: false };
    expect(changed).toEqual({
      type: 'member.changed',
      actorKind: 'USER',
      actorId: admin.id,
      organizationId: studio.id,
      payload: {
        changed: ['maySeePrices'],
        before: { ...member, maySeePrices: false },
        after: { ...member, maySeePrices: true },
      },
    });
    const events = await open.owner.auditEvent.count();
    await open.db.withActor(admin.actor, (tx) => tx.userOrganization.updateMany(change));
    expect(await open.owner.auditEvent.count()).toBe(events);
    await open.owner.userOrganization.update({ ...change, data: { maySeePrices: false } });
  });

  test('tells of partners, prices, integrations and settings, and never a name or a secret', async () => {
    const { studio, category, client } = open.shoot;
    const { actor } = studio.people.admin;
    const rows = await open.db.withActor(actor, async (tx) => {
      const partner = await tx.studioPartner.findFirstOrThrow({ where: { partnerId: client.id } });
      await tx.studioPartner.updateMany({
        where: { id: partner.id },
        data: { billingName: 'Secret name', paymentDays: 45 },
      });
      await tx.retouchCategory.updateMany({
        where: { id: category.id },
        data: { unitPriceCents: 950, name: 'Secret name' },
      });
      const price = await tx.clientPricing.findFirstOrThrow({ where: { clientId: client.id } });
      await tx.clientPricing.deleteMany({ where: { id: price.id } });
      const integration = await tx.integrationInstallation.create({
        data: { organizationId: studio.id, provider: 'PENNYLANE', encryptedCredentials: Buffer.from('Secret name') },
      });
      await tx.organization.updateMany({
        where: { id: studio.id },
        data: { name: 'Secret name', vatBasisPoints: 550 },
      });
      return [partner.id, category.id, price.id, integration.id, studio.id];
    });
    const audit = await Promise.all(rows.map(auditOf));
    expect(audit.map((events) => events.at(-1)!.type)).toEqual([
      'partner.changed',
      'categoryPrice.changed',
      'clientPrice.removed',
      'integration.added',
      'organization.changed',
    ]);
    const last = audit.map((events) => events.at(-1)!.payload);
    expect(last[0]).toMatchObject({ changed: ['billingName', 'paymentDays'], after: { paymentDays: 45 } });
    expect(last[1]).toMatchObject({ before: { unitPriceCents: 900 }, after: { unitPriceCents: 950 } });
    expect(last[4]).toMatchObject({ changed: ['name', 'vatBasisPoints'] });
    expect(JSON.stringify(await open.owner.auditEvent.findMany())).not.toMatch(/Secret name|example\.test|U2VjcmV0/);
  });

  test('of members and prices is read by administrators only', async () => {
    const { studio, rival } = open.shoot;
    const seen = (people: { actor: Parameters<typeof open.db.withActor>[0] }) =>
      open.db.withActor(people.actor, (tx) => tx.auditEvent.count({ where: { projectId: null } }));
    expect(await seen(studio.people.admin)).toBeGreaterThan(5);
    expect(await seen(studio.people.producer)).toBe(0);
    const theirs = await open.db.withActor(rival.people.admin.actor, (tx) =>
      tx.auditEvent.count({ where: { organizationId: studio.id } }),
    );
    expect(theirs).toBe(0);
  });
});

describe('an invitation', () => {
  const accept = (id: string) => auth.invitation.update({ where: { id }, data: { status: 'accepted' } });

  test('makes its holder a member, who came by themselves', async () => {
    const { id: userId, email } = await person();
    const { id } = await invite(email);
    const data = { userId, organizationId: open.shoot.studio.id, role: 'STUDIO_USER' as const };
    expect(await refusal(auth.userOrganization.create({ data }))).toBe('NOT_ALLOWED');
    expect(await refusal(accept(id))).toBe('UNRECORDED');
    const join = (role: 'STUDIO_USER' | 'STUDIO_ADMIN') =>
      auth.$transaction(async (tx) => {
        await tx.invitation.update({ where: { id }, data: { status: 'accepted' } });
        return tx.userOrganization.create({ data: { ...data, role } });
      });
    expect(await refusal(join('STUDIO_ADMIN'))).toBe('NOT_ALLOWED');
    const member = await join('STUDIO_USER');
    expect(await auditOf(member.id)).toMatchObject([{ type: 'member.added', actorKind: 'USER', actorId: userId }]);
    expect((await auditOf(id)).map(({ type }) => type)).toEqual(['invitation.added', 'invitation.changed']);
  });

  test('is answered once, in time, and says what it said', async () => {
    const change = (id: string, data: object) => refusal(open.owner.invitation.update({ where: { id }, data }));
    const { id } = await invite('one@example.test');
    expect(await change(id, { role: 'STUDIO_ADMIN' })).toBe('IMMUTABLE');
    expect(await change(id, { email: 'another@example.test' })).toBe('IMMUTABLE');
    expect(await change(id, { organizationId: open.shoot.rival.id })).toBe('IMMUTABLE');
    expect(await change(id, { status: 'canceled' })).toBe('accepted');
    for (const status of ['accepted', 'pending', 'rejected'])
      expect(await change(id, { status })).toBe('INVALID_TRANSITION');
    expect(await change(id, { expiresAt: new Date(Date.now() + 9e9) })).toBe('IMMUTABLE');
    const late = await invite('late@example.test', { expiresAt: new Date(Date.now() - 1) });
    expect(await refusal(accept(late.id))).toBe('INVALID_TRANSITION');
    expect(await change(late.id, { status: 'accepted', expiresAt: new Date(Date.now() + 9e9) })).toBe(
      'INVALID_TRANSITION',
    );
    expect(await refusal(invite('x@example.test', { status: 'accepted' }))).toBe('INVALID_TRANSITION');
    expect(await refusal(invite('x@example.test', { role: 'CLIENT_USER' }))).toBe('ROLE_UNSUITED');
  });
});

test.each(['READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE'])(
  'administrators who all step down at once: one stays (%s)',
  async (isolation) => {
    const { id } = await open.owner.organization.create({ data: { name: 'All', slug: v7(), type: 'STUDIO' } });
    const members = await Promise.all(
      Array.from({ length: 5 }, async () =>
        open.owner.userOrganization.create({
          data: { userId: (await person()).id, organizationId: id, role: 'STUDIO_ADMIN' },
        }),
      ),
    );
    const outcomes = await Promise.all(
      members.map((member) =>
        withClient(open.urls.ownerUrl, async (client) => {
          await client.query(`BEGIN ISOLATION LEVEL ${isolation}`);
          await client.query('SELECT count(*) FROM "UserOrganization"');
          try {
            await client.query(`UPDATE "UserOrganization" SET role = 'STUDIO_USER' WHERE id = $1`, [member.id]);
            await client.query('COMMIT');
            return 'stepped down';
          } catch (error) {
            return databaseRefusal(error);
          }
        }),
      ),
    );
    const administrators = await open.owner.userOrganization.count({
      where: { organizationId: id, role: 'STUDIO_ADMIN' },
    });
    expect(administrators).toBe(outcomes.filter((outcome) => outcome !== 'stepped down').length);
    expect(administrators).toBeGreaterThan(0);
    expect(outcomes).not.toContain(undefined);
  },
);
