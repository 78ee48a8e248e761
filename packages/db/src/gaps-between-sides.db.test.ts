import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guestActor } from './actor.ts';
import type { Actor } from './actor.ts';
import { databaseRefusal } from './testing/database-refusal.ts';
import type { OpenShoot } from './testing/open-shoot.ts';
import { openShoot } from './testing/open-shoot.ts';
import type { Tx } from './transaction.ts';

let open: OpenShoot;
beforeAll(async () => {
  open = await openShoot();
});
afterAll(() => open.close());

/** The refusal of a statement, or what it returned. */
const attempt = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T | string | undefined> =>
  open.trying(actor, work).catch(databaseRefusal);

test('a guest knows one project and who is on it, and nothing else of the client it is beside', async () => {
  const { owner, shoot } = open;
  const { client, rival, project, guideline } = shoot;
  await owner.project.update({ where: { id: project.id }, data: { publicToken: 'of-a-guest' } });
  await owner.studioPartner.create({ data: { studioId: rival.id, partnerId: client.id, kind: 'CLIENT' } });
  await owner.guidelineFile.create({ data: { organizationId: client.id, name: 'Of another shoot', body: 'Black.' } });
  await owner.auditEvent.create({ data: { organizationId: client.id, actorKind: 'SYSTEM', type: 'x' } });
  const seen = (actor: Actor) =>
    open.db.withActor(actor, async (tx) => ({
      organizations: await tx.organization.count(),
      partners: await tx.studioPartner.count(),
      members: await tx.userOrganization.count(),
      guidelines: await tx.guidelineFile.count(),
      events: await tx.auditEvent.count(),
    }));
  const guest = guestActor('of-a-guest', 'Camille');
  expect(await seen(guest)).toEqual({ organizations: 2, partners: 0, members: 0, guidelines: 2, events: 0 });
  expect(await seen(client.people.admin.actor)).toEqual({
    organizations: 3,
    partners: 2,
    members: 3,
    guidelines: 3,
    // The database records changes of partners and members itself.
    events: await owner.auditEvent.count({ where: { organizationId: client.id } }),
  });
  expect(await attempt(guest, (tx) => tx.guidelineFile.findMany({ where: { id: guideline.id } }))).toBe('NOT_ALLOWED');
});

test('addresses are known within an organization, names across a project', async () => {
  const { client, one, studio } = open.shoot;
  const email = (tx: Tx) => tx.user.findMany({ select: { email: true } });
  expect(await attempt(client.people.admin.actor, email)).toBe('NOT_ALLOWED');
  expect(await attempt(one.people.admin.actor, email)).toBe('NOT_ALLOWED');
  const addresses = (actor: Actor) =>
    open.db.withActor(
      actor,
      async (tx) => (await tx.$queryRaw<{ email: string }[]>`SELECT * FROM app.member_addresses()`).length,
    );
  expect(await addresses(client.people.viewer.actor)).toBe(3);
  expect(await addresses(one.people.hand.actor)).toBe(3);
  expect(await addresses(studio.people.producer.actor)).toBe(2);
  expect(await addresses(guestActor('of-a-guest', 'Camille'))).toBe(0);
});

test('no side moves the state of a photo in a round by itself', async () => {
  const { client, one, frontWork } = open.shoot;
  const move = (tx: Tx) =>
    tx.roundAsset.updateMany({ where: { id: frontWork.roundAsset.id }, data: { state: 'APPROVED' } });
  expect(await attempt(client.people.admin.actor, move)).toBe('NOT_ALLOWED');
  expect(await attempt(one.people.admin.actor, move)).toBe('NOT_ALLOWED');
});

describe('uploads', () => {
  const upload = (organizationId: string, userId: string, more: object) => ({
    projectId: open.shoot.project.id,
    organizationId,
    userId,
    purpose: 'ASSET',
    fileName: 'x.jpg',
    sizeBytes: 1n,
    storageKey: v7(),
    expiresAt: new Date(Date.now() + 60_000),
    ...more,
  });

  test('are of photos their sender sees', async () => {
    const { client, front, hidden, project } = open.shoot;
    const { viewer } = client.people;
    await open.owner.project.update({ where: { id: project.id }, data: { clientMayUpload: true } });
    const send = (assetId: string) => (tx: Tx) =>
      tx.uploadSession.create({ data: upload(client.id, viewer.id, { assetId }), select: { assetId: true } });
    expect(await attempt(viewer.actor, send(front.id))).toEqual({ assetId: front.id });
    expect(await attempt(viewer.actor, send(hidden.id))).toBe('NOT_ALLOWED');
  });

  test('end with the access of who sent them', async () => {
    const { one, frontWork, upload: sent } = open.shoot;
    const { hand } = one.people;
    const where = { id: frontWork.assignment.id };
    const goOn = (tx: Tx) => tx.uploadSession.updateMany({ where: { id: sent.id }, data: { offsetBytes: 1n } });
    const begin = (tx: Tx) =>
      tx.uploadSession.create({ data: upload(one.id, hand.id, { purpose: 'VERSION' }), select: { id: true } });
    expect(await attempt(hand.actor, goOn)).toEqual({ count: 1 });
    await open.owner.assignment.update({ where, data: { accessEndsAt: new Date(Date.now() - 1) } });
    expect(await attempt(hand.actor, goOn)).toEqual({ count: 0 });
    expect(await attempt(hand.actor, begin)).toBe('NOT_ALLOWED');
    await open.owner.assignment.update({ where, data: { accessEndsAt: null } });
  });
});

describe('comments', () => {
  test('are out of reach with the photo they hang on', async () => {
    const { client, studio, front, project } = open.shoot;
    const { viewer } = client.people;
    const { id } = await open.owner.comment.create({
      data: {
        projectId: project.id,
        assetId: front.id,
        lane: 'CLIENT_STUDIO',
        body: 'Here',
        authorId: viewer.id,
        authorOrganizationId: client.id,
      },
    });
    const change = (tx: Tx) => tx.comment.updateMany({ where: { id }, data: { body: 'There' } });
    expect(await attempt(viewer.actor, change)).toEqual({ count: 1 });
    await open.owner.asset.update({ where: { id: front.id }, data: { shownToClient: false } });
    // Without a condition on a column PostgreSQL asks no policy but the one for changes.
    const all = (tx: Tx) => tx.$executeRaw`UPDATE "Comment" SET "resolvedAt" = now()`;
    expect(await attempt(viewer.actor, all)).toBe(1);
    await open.owner.asset.update({ where: { id: front.id }, data: { shownToClient: true } });
    expect(await attempt(viewer.actor, all)).toBe(2);
    expect(await attempt(studio.people.producer.actor, change)).toBe('IMMUTABLE');
  });

  test('an answer has the readers of what it answers', async () => {
    const { studio, one, two, comments, project } = open.shoot;
    const { producer } = studio.people;
    const answer = (parentId: string, lane: string, retoucherOrganizationId?: string) =>
      attempt(producer.actor, (tx) =>
        tx.comment.create({
          data: {
            projectId: project.id,
            parentId,
            lane,
            body: 'Yes',
            authorId: producer.id,
            authorOrganizationId: studio.id,
            ...(retoucherOrganizationId ? { retoucherOrganizationId } : {}),
          },
          select: { body: true },
        }),
      );
    expect(await answer(comments.one.id, 'STUDIO_RETOUCHER', one.id)).toEqual({ body: 'Yes' });
    expect(await answer(comments.one.id, 'STUDIO_RETOUCHER', two.id)).toBe('TENANTS_MEET');
    expect(await answer(comments.client.id, 'STUDIO')).toBe('TENANTS_MEET');
  });
});

test('what was told of a project goes with the access to it, but for the news that it is gone', async () => {
  const { client, project } = open.shoot;
  const { viewer } = client.people;
  await open.owner.notification.create({
    data: {
      organizationId: client.id,
      projectId: project.id,
      type: 'PROJECT_RECALLED',
      dedupeKey: v7(),
      recipients: { create: { userId: viewer.id } },
    },
  });
  const told = () => open.db.withActor(viewer.actor, (tx) => tx.notificationRecipient.count());
  const where = { id: project.id };
  expect(await told()).toBe(2);
  await open.owner.project.update({ where, data: { clientVisibleSince: null } });
  expect(await told()).toBe(1);
  await open.owner.project.update({ where, data: { clientVisibleSince: new Date() } });
});
