import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guestActor } from './actor.ts';
import type { Actor } from './actor.ts';
import { asStudio } from './as-studio.ts';
import { databaseRefusal } from './testing/database-refusal.ts';
import type { Prisma } from './generated/prisma/client.ts';
import type { OpenShoot } from './testing/open-shoot.ts';
import { openShoot } from './testing/open-shoot.ts';
import type { Tx } from './transaction.ts';

let open: OpenShoot;
beforeAll(async () => {
  open = await openShoot();
});
afterAll(() => open.close());

/** The refusal of a statement, or what it returned. */
async function attempt<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T | string> {
  return open.trying(actor, work).catch((error: unknown) => {
    const refusal = databaseRefusal(error);
    if (!refusal) throw error;
    return refusal;
  });
}

/** Approves the project, with the studio's rights as the application does. @returns what its event says */
async function approve(tx: Tx) {
  const { id: projectId } = open.shoot.project;
  const { version } = await asStudio(tx, projectId, () =>
    tx.project.update({ where: { id: projectId }, data: { workflowState: 'DONE', version: { increment: 1 } } }),
  );
  const change = { fromState: 'CLIENT_VALIDATION', action: 'APPROVE', toState: 'DONE' } as const;
  return { ...change, projectId, projectVersion: version };
}

async function createPartner(
  tx: Tx,
  { name, slug, kind }: { name: string; slug: string; kind: string },
): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT app.create_partner(${name}, ${slug}, ${kind}) AS id`;
  return rows[0]!.id;
}

const asset = (name: string) => ({
  projectId: open.shoot.project.id,
  assetType: 'PHOTO' as const,
  originalName: name,
  neutralName: name,
  sizeBytes: 1n,
});

describe('projects and photos', () => {
  test('a studio creates a project for its own client, and none in another studio’s name', async () => {
    const { studio, client, rival } = open.shoot;
    const data = { studioId: studio.id, clientId: client.id, title: 'New', code: 'NEW' };
    const create = (tx: Tx) => tx.project.create({ data, select: { title: true } });
    expect(await attempt(studio.people.producer.actor, create)).toMatchObject({ title: 'New' });
    expect(await attempt(rival.people.admin.actor, create)).toBe('NOT_ALLOWED');
    expect(await attempt(client.people.admin.actor, create)).toBe('NOT_ALLOWED');
  });

  test('a studio adds photos; a client only where the project lets it; a retoucher never', async () => {
    const { studio, client, one, project } = open.shoot;
    const add = (tx: Tx) => tx.asset.create({ data: asset('drop.jpg'), select: { assetType: true, sizeBytes: true } });
    const added = { assetType: 'PHOTO', sizeBytes: 1n };
    expect(await attempt(studio.people.producer.actor, add)).toEqual(added);
    expect(await attempt(client.people.viewer.actor, add)).toBe('NOT_ALLOWED');
    expect(await attempt(one.people.admin.actor, add)).toBe('NOT_ALLOWED');
    await open.owner.project.update({ where: { id: project.id }, data: { clientMayUpload: true } });
    expect(await attempt(client.people.viewer.actor, add)).toEqual(added);
    await open.owner.project.update({ where: { id: project.id }, data: { clientMayUpload: false } });
  });

  test('a client moves a project on with the studio’s rights, and changes nothing of it by itself', async () => {
    const { client, project } = open.shoot;
    const where = { id: project.id };
    const change = (data: object) =>
      attempt(client.people.viewer.actor, (tx) => tx.project.updateMany({ where, data }));
    const done = { workflowState: 'DONE', version: { increment: 1 } } as const;
    const approved = attempt(client.people.viewer.actor, (tx) =>
      asStudio(tx, project.id, () => tx.project.updateMany({ where, data: done })),
    );
    expect(await approved).toEqual({ count: 1 });
    expect(await change(done)).toBe('NOT_ALLOWED');
    expect(await change({ selectionLimit: 999 })).toBe('NOT_ALLOWED');
    expect(await change({ clientMayUpload: true })).toBe('NOT_ALLOWED');
  });

  test('an outsider changes and deletes nothing: the rows are not there', async () => {
    const { rival, project, front } = open.shoot;
    const outsider = rival.people.admin.actor;
    expect(
      await attempt(outsider, (tx) => tx.project.updateMany({ where: { id: project.id }, data: { title: 'Mine' } })),
    ).toEqual({ count: 0 });
    expect(await attempt(outsider, (tx) => tx.asset.deleteMany({ where: { id: front.id } }))).toEqual({ count: 0 });
  });

  test('marks are each person’s own', async () => {
    const { client, studio, spare, project, front } = open.shoot;
    const mark = (userId: string, organizationId: string) => (tx: Tx) =>
      tx.photoMark.create({ data: { assetId: spare.id, projectId: project.id, userId, organizationId, rating: 3 } });
    const { viewer, buyer } = client.people;
    expect(await attempt(viewer.actor, mark(viewer.id, client.id))).toMatchObject({ rating: 3 });
    expect(await attempt(viewer.actor, mark(buyer.id, client.id))).toBe('NOT_ALLOWED');
    expect(await attempt(viewer.actor, mark(viewer.id, studio.id))).toBe('NOT_ALLOWED');
    const overwrite = (tx: Tx) => tx.photoMark.updateMany({ where: { assetId: front.id }, data: { rating: 1 } });
    expect(await attempt(studio.people.admin.actor, overwrite)).toEqual({ count: 0 });
    expect(await attempt(studio.people.producer.actor, overwrite)).toEqual({ count: 1 });
  });

  test('a photo of which the client knows nothing cannot be marked by it', async () => {
    const { client, hidden, project } = open.shoot;
    const { viewer } = client.people;
    const data = { assetId: hidden.id, projectId: project.id, userId: viewer.id, organizationId: client.id };
    expect(await attempt(viewer.actor, (tx) => tx.photoMark.create({ data }))).toBe('NOT_ALLOWED');
  });
});

describe('retouching', () => {
  const version = (organizationId: string, work: OpenShoot['shoot']['frontWork'], number: number) => ({
    assetId: work.roundAsset.assetId,
    projectId: open.shoot.project.id,
    roundId: open.shoot.round.id,
    roundAssetId: work.roundAsset.id,
    organizationId,
    number,
    originalName: 'v.jpg',
    sizeBytes: 1n,
    sha256: 'a'.repeat(64),
    storageKey: v7(),
    matchedBy: 'NAME',
  });

  test('a retoucher hands in versions of its own photos in its own name', async () => {
    const { one, two, frontWork, backWork } = open.shoot;
    const add = (organizationId: string, work: typeof frontWork) => (tx: Tx) =>
      tx.retouchVersion.create({ data: version(organizationId, work, 2), select: { number: true } });
    expect(await attempt(one.people.hand.actor, add(one.id, frontWork))).toMatchObject({ number: 2 });
    expect(await attempt(one.people.hand.actor, add(one.id, backWork))).toBe('NOT_ALLOWED');
    expect(await attempt(one.people.hand.actor, add(two.id, frontWork))).toBe('NOT_ALLOWED');
    expect(await attempt(one.people.idle.actor, add(one.id, frontWork))).toBe('NOT_ALLOWED');
  });

  test('a retoucher neither releases a version nor changes what it is paid', async () => {
    const { one, frontWork } = open.shoot;
    const release = (tx: Tx) =>
      tx.retouchVersion.updateMany({ where: { id: frontWork.version.id }, data: { releasedAt: null } });
    const raise = (tx: Tx) =>
      tx.assignment.updateMany({ where: { id: frontWork.assignment.id }, data: { agreedCostCents: 99_999 } });
    const handOver = (tx: Tx) =>
      tx.assignment.updateMany({ where: { id: frontWork.assignment.id }, data: { assigneeId: one.people.idle.id } });
    expect(await attempt(one.people.admin.actor, release)).toBe('NOT_ALLOWED');
    expect(await attempt(one.people.admin.actor, raise)).toBe('NOT_ALLOWED');
    expect(await attempt(one.people.admin.actor, handOver)).toEqual({ count: 1 });
    // Who does the work is the agency's administrator's to say.
    expect(await attempt(one.people.hand.actor, handOver)).toBe('NOT_ALLOWED');
  });

  test('a client decides about released versions only, and only decides', async () => {
    const { client, frontWork, backWork } = open.shoot;
    const update = (id: string, data: object) =>
      attempt(client.people.viewer.actor, (tx) => tx.retouchVersion.updateMany({ where: { id }, data }));
    expect(await update(frontWork.version.id, { clientDecision: 'APPROVED' })).toEqual({ count: 1 });
    expect(await update(backWork.version.id, { clientDecision: 'APPROVED' })).toEqual({ count: 0 });
    expect(await update(frontWork.version.id, { qcDecision: 'PASSED' })).toBe('NOT_ALLOWED');
  });

  test('only the studio opens rounds and assigns', async () => {
    const { client, one, studio, project } = open.shoot;
    const round = (tx: Tx) =>
      tx.retouchRound.create({ data: { projectId: project.id, number: 2 }, select: { number: true } });
    expect(await attempt(studio.people.producer.actor, round)).toMatchObject({ number: 2 });
    expect(await attempt(client.people.admin.actor, round)).toBe('NOT_ALLOWED');
    expect(await attempt(one.people.admin.actor, round)).toBe('NOT_ALLOWED');
  });

  test('what an allowed action changes beyond its actor is done as the studio, and then the actor is back', async () => {
    const { client, rival, project, round } = open.shoot;
    await open.trying(client.people.viewer.actor, async (tx) => {
      expect(await tx.retouchVersion.count()).toBe(1);
      await asStudio(tx, project.id, async () => {
        expect(await tx.retouchVersion.count()).toBe(2);
        expect(await tx.assignment.count()).toBe(2);
        await tx.retouchRound.update({ where: { id: round.id }, data: { closedAt: new Date() } });
      });
      expect(await tx.retouchVersion.count()).toBe(1);
      await expect(asStudio(tx, project.id, () => Promise.reject(new Error('guard')))).rejects.toThrow('guard');
      expect(await tx.retouchVersion.count()).toBe(1);
      // Back in its own role, too: the last statement, because a refusal ends the transaction.
      expect(await tx.assignment.count().catch(databaseRefusal)).toBe('NOT_ALLOWED');
    });
    const refused = open.trying(rival.people.admin.actor, (tx) => asStudio(tx, project.id, () => Promise.resolve(1)));
    await expect(refused).rejects.toThrow('does not see this project');
  });
});

describe('comments', () => {
  const comment = (
    author: { id: string },
    authorOrganizationId: string,
    lane: string,
    retoucherOrganizationId?: string,
  ): Prisma.CommentUncheckedCreateInput => ({
    projectId: open.shoot.project.id,
    lane,
    body: 'Hello',
    authorId: author.id,
    authorOrganizationId,
    retoucherOrganizationId,
  });

  test('each side writes in its own lanes, in its own name', async () => {
    const { client, studio, one, two } = open.shoot;
    const say = (actor: Actor, data: ReturnType<typeof comment>) =>
      attempt(actor, (tx) => tx.comment.create({ data, select: { body: true } }));
    const { viewer, buyer } = client.people;
    const { hand } = one.people;
    const written = { body: 'Hello' };
    expect(await say(viewer.actor, comment(viewer, client.id, 'CLIENT_STUDIO'))).toMatchObject(written);
    expect(await say(viewer.actor, comment(buyer, client.id, 'CLIENT_STUDIO'))).toBe('NOT_ALLOWED');
    expect(await say(viewer.actor, comment(viewer, client.id, 'STUDIO'))).toBe('NOT_ALLOWED');
    expect(await say(viewer.actor, comment(viewer, client.id, 'STUDIO_RETOUCHER', one.id))).toBe('NOT_ALLOWED');
    expect(await say(hand.actor, comment(hand, one.id, 'STUDIO_RETOUCHER', one.id))).toMatchObject(written);
    expect(await say(hand.actor, comment(hand, one.id, 'STUDIO_RETOUCHER', two.id))).toBe('NOT_ALLOWED');
    expect(await say(hand.actor, comment(hand, one.id, 'CLIENT_STUDIO'))).toBe('NOT_ALLOWED');
    const { producer } = studio.people;
    expect(await say(producer.actor, comment(producer, studio.id, 'STUDIO'))).toMatchObject(written);
  });

  test('anyone who reads a comment may resolve it; its words are its author’s', async () => {
    const { client, comments } = open.shoot;
    const update = (actor: Actor, id: string, data: object) =>
      attempt(actor, (tx) => tx.comment.updateMany({ where: { id }, data }));
    const { viewer, buyer } = client.people;
    expect(await update(buyer.actor, comments.client.id, { resolvedAt: new Date() })).toEqual({ count: 1 });
    expect(await update(buyer.actor, comments.client.id, { body: 'Changed' })).toBe('IMMUTABLE');
    expect(await update(viewer.actor, comments.client.id, { body: 'Changed' })).toEqual({ count: 1 });
    expect(await update(viewer.actor, comments.studio.id, { resolvedAt: new Date() })).toEqual({ count: 0 });
  });
});

test('a guest writes as a guest, in nobody’s name', async () => {
  const { client, project } = open.shoot;
  const { viewer } = client.people;
  const token = v7();
  await open.owner.project.update({ where: { id: project.id }, data: { publicToken: token } });
  const guest = guestActor(token, 'Camille');
  const data = { projectId: project.id, lane: 'CLIENT_STUDIO', body: 'Hello' };
  const say = (author: object) =>
    attempt(guest, (tx) => tx.comment.create({ data: { ...data, ...author }, select: { body: true } }));
  expect(await say({ authorKind: 'GUEST' })).toMatchObject({ body: 'Hello' });
  expect(await say({ authorKind: 'USER', authorId: viewer.id, authorOrganizationId: client.id })).toBe('NOT_ALLOWED');
  const record = (actor: object) =>
    attempt(guest, async (tx) => {
      const change = await approve(tx);
      return tx.workflowEvent.create({ data: { ...change, actorKind: 'GUEST', ...actor }, select: { action: true } });
    });
  expect(await record({})).toMatchObject({ action: 'APPROVE' });
  expect(await record({ actorId: viewer.id, actingOrganizationId: client.id })).toBe('NOT_ALLOWED');
  const mark = { assetId: open.shoot.front.id, projectId: project.id, userId: viewer.id, organizationId: client.id };
  expect(await attempt(guest, (tx) => tx.photoMark.create({ data: mark }))).toBe('NOT_ALLOWED');
});

describe('money', () => {
  test('a quote is accepted by who may commit money, and by nobody else', async () => {
    const { client, one, quote } = open.shoot;
    const accept = (tx: Tx) =>
      tx.quote.updateMany({ where: { id: quote.id }, data: { state: 'ACCEPTED', acceptedAt: new Date() } });
    expect(await attempt(client.people.buyer.actor, accept)).toEqual({ count: 1 });
    expect(await attempt(client.people.viewer.actor, accept)).toEqual({ count: 0 });
    expect(await attempt(one.people.admin.actor, accept)).toBe('NOT_ALLOWED');
  });

  test('prices are the studio’s to set', async () => {
    const { client, studio, rival, category } = open.shoot;
    const raise = (tx: Tx) =>
      tx.retouchCategory.updateMany({ where: { id: category.id }, data: { unitPriceCents: 1 } });
    expect(await attempt(studio.people.admin.actor, raise)).toEqual({ count: 1 });
    expect(await attempt(client.people.admin.actor, raise)).toBe('NOT_ALLOWED');
    expect(await attempt(rival.people.admin.actor, raise)).toEqual({ count: 0 });
  });

  test('an invoice goes to an organization one works with, from an administrator', async () => {
    const { studio, client, rival } = open.shoot;
    const bill = (issuerOrganizationId: string, recipientOrganizationId: string) => (tx: Tx) =>
      tx.invoice.create({ data: { issuerOrganizationId, recipientOrganizationId } });
    expect(await attempt(studio.people.admin.actor, bill(studio.id, client.id))).toMatchObject({ status: 'DRAFT' });
    expect(await attempt(studio.people.admin.actor, bill(studio.id, rival.id))).toBe('NOT_ALLOWED');
    expect(await attempt(rival.people.admin.actor, bill(rival.id, client.id))).toBe('NOT_ALLOWED');
    expect(await attempt(studio.people.producer.actor, bill(studio.id, client.id))).toBe('NOT_ALLOWED');
  });
});

describe('organizations and people', () => {
  test('an administrator manages the members of their own organization only', async () => {
    const { studio, rival } = open.shoot;
    const { admin, producer } = studio.people;
    const promote = (tx: Tx) =>
      tx.userOrganization.updateMany({ where: { id: producer.memberId }, data: { role: 'STUDIO_ADMIN' } });
    expect(await attempt(admin.actor, promote)).toEqual({ count: 1 });
    expect(await attempt(producer.actor, promote)).toEqual({ count: 0 });
    expect(await attempt(rival.people.admin.actor, promote)).toEqual({ count: 0 });
    const join = (tx: Tx) =>
      tx.userOrganization.create({
        data: { userId: rival.people.admin.id, organizationId: studio.id, role: 'STUDIO_USER' },
      });
    expect(await attempt(rival.people.admin.actor, join)).toBe('NOT_ALLOWED');
  });

  test('one changes one’s own name, never an address or another person', async () => {
    const { producer, admin } = open.shoot.studio.people;
    const rename = (id: string, data: object) =>
      attempt(producer.actor, (tx) => tx.user.updateMany({ where: { id }, data }));
    expect(await rename(producer.id, { name: 'New' })).toEqual({ count: 1 });
    expect(await rename(admin.id, { name: 'New' })).toEqual({ count: 0 });
    expect(await rename(producer.id, { email: 'x@example.test' })).toBe('NOT_ALLOWED');
    expect(await rename(producer.id, { emailVerified: true })).toBe('NOT_ALLOWED');
  });

  test('a studio creates a partner and invites its first administrator, and nobody after that', async () => {
    const { studio, client } = open.shoot;
    const { admin, producer } = studio.people;
    const create = (tx: Tx) => createPartner(tx, { name: 'Maison', slug: 'maison', kind: 'CLIENT' });
    expect(await attempt(producer.actor, create)).toBe('NOT_ALLOWED');
    const invite = (organizationId: string) => ({
      organizationId,
      email: 'first@example.test',
      role: 'CLIENT_ADMIN' as const,
      inviterId: admin.id,
      expiresAt: new Date(Date.now() + 60_000),
    });
    await open.trying(admin.actor, async (tx) => {
      const id = await create(tx);
      expect(await tx.organization.findUnique({ where: { id } })).toMatchObject({ name: 'Maison', type: 'CLIENT' });
      expect(await tx.invitation.create({ data: invite(id) })).toMatchObject({ status: 'pending' });
    });
    expect(await attempt(admin.actor, (tx) => tx.invitation.create({ data: invite(client.id) }))).toBe('NOT_ALLOWED');
    const taken = (await open.owner.organization.findUniqueOrThrow({ where: { id: client.id } })).slug;
    const twice = (tx: Tx) => createPartner(tx, { name: 'Twice', slug: taken, kind: 'CLIENT' });
    expect(await attempt(admin.actor, twice)).toBe('DUPLICATE');
  });

  test('accounts and sessions are out of the application’s reach', async () => {
    const { admin } = open.shoot.studio.people;
    for (const model of ['session', 'account', 'verification', 'rateLimit'] as const) {
      expect(await attempt(admin.actor, (tx) => (tx[model] as unknown as { count(): Promise<number> }).count())).toBe(
        'NOT_ALLOWED',
      );
    }
  });
});

describe('notifications', () => {
  test('a studio’s job notifies the people of the organizations of its project, and nobody else', async () => {
    const { studio, rival, client, one, project } = open.shoot;
    const notify = (organizationId: string, userId: string) => (tx: Tx) =>
      tx.notification.create({
        data: { organizationId, projectId: project.id, type: 't', dedupeKey: v7(), recipients: { create: { userId } } },
      });
    expect(await attempt(studio.system, notify(client.id, client.people.viewer.id))).toMatchObject({ type: 't' });
    expect(await attempt(studio.system, notify(one.id, one.people.hand.id))).toMatchObject({ type: 't' });
    expect(await attempt(studio.system, notify(rival.id, rival.people.admin.id))).toBe('NOT_ALLOWED');
    expect(await attempt(studio.system, notify(client.id, one.people.hand.id))).toBe('NOT_ALLOWED');
    expect(await attempt(rival.system, notify(rival.id, rival.people.admin.id))).toBe('NOT_ALLOWED');
    expect(await attempt(studio.people.admin.actor, notify(client.id, client.people.viewer.id))).toBe('NOT_ALLOWED');
  });

  test('one marks one’s own as read, and changes nothing else', async () => {
    const { client } = open.shoot;
    const read = (tx: Tx) => tx.notificationRecipient.updateMany({ data: { readAt: new Date() } });
    expect(await attempt(client.people.viewer.actor, read)).toEqual({ count: 1 });
    expect(await attempt(client.people.admin.actor, read)).toEqual({ count: 0 });
    const give = (tx: Tx) => tx.notificationRecipient.updateMany({ data: { userId: client.people.admin.id } });
    expect(await attempt(client.people.viewer.actor, give)).toBe('NOT_ALLOWED');
  });

  test('the kept answer of a request belongs to who sent it', async () => {
    const { viewer, buyer } = open.shoot.client.people;
    const keep = (userId: string) => (tx: Tx) =>
      tx.idempotentRequest.create({ data: { userId, key: 'k', route: 'r', requestHash: 'h' } });
    expect(await attempt(viewer.actor, keep(viewer.id))).toMatchObject({ key: 'k' });
    expect(await attempt(viewer.actor, keep(buyer.id))).toBe('NOT_ALLOWED');
  });
});

describe('history', () => {
  test('an event names who acts, in whose name', async () => {
    const { client } = open.shoot;
    const { viewer, buyer } = client.people;
    const record = (actorId: string) => async (tx: Tx) => {
      const change = await approve(tx);
      const actor = { actorKind: 'USER', actorId, actingOrganizationId: client.id };
      return tx.workflowEvent.create({ data: { ...change, ...actor }, select: { action: true } });
    };
    expect(await attempt(viewer.actor, record(viewer.id))).toMatchObject({ action: 'APPROVE' });
    expect(await attempt(viewer.actor, record(buyer.id))).toBe('NOT_ALLOWED');
  });

  test('no role of the application rewrites it', async () => {
    const { admin } = open.shoot.studio.people;
    const { system } = open.shoot.studio;
    for (const actor of [admin.actor, system]) {
      expect(await attempt(actor, (tx) => tx.workflowEvent.updateMany({ data: { reason: 'x' } }))).toBe('NOT_ALLOWED');
      expect(await attempt(actor, (tx) => tx.workflowEvent.deleteMany())).toBe('NOT_ALLOWED');
      expect(await attempt(actor, (tx) => tx.auditEvent.deleteMany())).toBe('NOT_ALLOWED');
      expect(await attempt(actor, (tx) => tx.workflowTransition.deleteMany())).toBe('NOT_ALLOWED');
    }
  });
});
