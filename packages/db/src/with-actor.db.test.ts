import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActorRefused } from './actor-refused.ts';
import { guestActor, systemActor, userActor } from './actor.ts';
import { createAuthDatabase } from './auth-client.ts';
import { createDatabase } from './client.ts';
import { databaseRefusal } from './testing/database-refusal.ts';
import { asStudio } from './as-studio.ts';
import type { OpenShoot } from './testing/open-shoot.ts';
import { openShoot } from './testing/open-shoot.ts';
import { assertOutsideTransaction } from './transaction.ts';

let open: OpenShoot;
beforeAll(async () => {
  open = await openShoot();
});
afterAll(() => open.close());

const refused = (reason: string) => expect.objectContaining({ name: 'ActorRefused', reason }) as ActorRefused;

test('memberships are what an actor is made of', async () => {
  const { admin } = open.shoot.studio.people;
  const [membership, ...others] = await open.db.membershipsOf(admin.id);
  expect(others).toEqual([]);
  expect(membership).toMatchObject({ organizationName: 'studio', organizationType: 'STUDIO', role: 'STUDIO_ADMIN' });
  expect(await open.db.withActor(userActor(admin.id, membership!), (tx) => tx.project.count())).toBe(1);
  expect(await open.db.membershipsOf(v7())).toEqual([]);
});

test('an actor the tables do not confirm is refused before anything runs', async () => {
  const { studio, rival } = open.shoot;
  const [membership] = await open.db.membershipsOf(studio.people.admin.id);
  let ran = false;
  const work = () => {
    ran = true;
    return Promise.resolve();
  };
  await expect(open.db.withActor(userActor(rival.people.admin.id, membership!), work)).rejects.toEqual(
    refused('NOT_A_MEMBER'),
  );
  const promoted = userActor(studio.people.producer.id, { ...membership!, role: 'STUDIO_ADMIN' });
  await expect(open.db.withActor(promoted, work)).rejects.toEqual(refused('ROLE_CHANGED'));
  await expect(open.db.withActor(systemActor(v7()), work)).rejects.toEqual(refused('UNKNOWN_ORGANIZATION'));
  await expect(open.db.withActor(guestActor('no such link', 'X'), work)).rejects.toEqual(refused('LINK_INVALID'));
  expect(ran).toBe(false);
});

test('someone removed a moment ago is nobody, with the actor still in hand', async () => {
  const { id, memberId, actor } = open.shoot.one.people.idle;
  expect(await open.db.withActor(actor, (tx) => tx.organization.count())).toBe(2);
  await open.owner.userOrganization.delete({ where: { id: memberId } });
  await expect(open.db.withActor(actor, (tx) => tx.organization.count())).rejects.toEqual(refused('NOT_A_MEMBER'));
  await open.owner.userOrganization.create({
    data: { id: memberId, userId: id, organizationId: open.shoot.one.id, role: 'RETOUCH_USER' },
  });
});

test('nothing of an actor stays on the connection, after a commit, a rollback or a refusal', async () => {
  const one = createDatabase({ appUrl: open.urls.appUrl, poolSize: 1 });
  const { actor } = open.shoot.studio.people.admin;
  const nobody = () => one.withoutActor((tx) => tx.project.count());
  expect(await one.withActor(actor, (tx) => tx.project.count())).toBe(1);
  expect(await nobody()).toBe(0);
  await one.withActor(actor, () => Promise.reject(new Error('back'))).catch(() => {});
  expect(await nobody()).toBe(0);
  await one.withActor(systemActor(v7()), () => Promise.resolve()).catch(() => {});
  expect(await nobody()).toBe(0);
  await one
    .withActor(actor, (tx) => asStudio(tx, open.shoot.project.id, () => Promise.reject(new Error('back'))))
    .catch(() => {});
  expect(await nobody()).toBe(0);
  await one.close();
});

test('what throws leaves nothing behind', async () => {
  const { actor } = open.shoot.studio.people.admin;
  const failed = open.db.withActor(actor, async (tx) => {
    await tx.project.updateMany({ data: { title: 'Half' } });
    throw new Error('halfway');
  });
  await expect(failed).rejects.toThrow('halfway');
  expect(await open.db.withActor(actor, (tx) => tx.project.count({ where: { title: 'Half' } }))).toBe(0);
});

test('a statement that takes too long is ended, and the connection serves on', async () => {
  const { actor } = open.shoot.studio.people.admin;
  const one = createDatabase({ appUrl: open.urls.appUrl, poolSize: 1 });
  const began = performance.now();
  const slow = one.withActor(actor, (tx) => tx.$queryRaw`SELECT pg_sleep(30)::text`, { timeoutMs: 200 });
  await expect(slow).rejects.toThrow();
  expect(await one.withActor(actor, (tx) => tx.project.count())).toBe(1);
  expect(performance.now() - began).toBeLessThan(10_000);
  await one.close();
});

test('an isolation level is honoured, and two that collide are told apart from other failures', async () => {
  const { actor } = open.shoot.studio.people.admin;
  const { id } = open.shoot.project;
  const other = createDatabase(open.urls);
  const collided = open.db.withActor(
    actor,
    async (tx) => {
      const [row] = await tx.$queryRaw<{ level: string }[]>`SELECT current_setting('transaction_isolation') AS level`;
      expect(row?.level).toBe('repeatable read');
      await open.owner.project.update({ where: { id }, data: { title: 'Elsewhere' } });
      await tx.project.update({ where: { id }, data: { title: 'Here' } });
    },
    { isolation: 'RepeatableRead' },
  );
  expect(databaseRefusal(await collided.catch((error: unknown) => error))).toBe('CONFLICT');
  await other.close();
});

test('slow work and a second transaction are refused inside a transaction, and allowed outside', async () => {
  const { actor } = open.shoot.studio.people.admin;
  assertOutsideTransaction('a mail');
  await open.db.withActor(actor, async () => {
    await Promise.resolve();
    expect(() => assertOutsideTransaction('a mail')).toThrow('a mail must not happen inside a transaction');
    expect(() => open.db.withActor(actor, (tx) => tx.project.count())).toThrow('a second transaction');
  });
  assertOutsideTransaction('a mail');
});

test('Better Auth reaches accounts and memberships, and nothing of a project', async () => {
  const auth = createAuthDatabase(open.urls);
  expect(await auth.user.count()).toBeGreaterThan(10);
  expect(await auth.userOrganization.count()).toBeGreaterThan(10);
  const session = { token: v7(), userId: open.shoot.studio.people.admin.id, expiresAt: new Date(Date.now() + 60_000) };
  expect(await auth.session.create({ data: session })).toMatchObject({ token: session.token });
  for (const model of ['project', 'asset', 'quote', 'comment', 'invoice', 'mailboxMessage'] as const) {
    const count = (auth[model] as unknown as { count(): Promise<number> }).count();
    expect(databaseRefusal(await count.catch((error: unknown) => error))).toBe('NOT_ALLOWED');
  }
  const demote = auth.userOrganization.updateMany({ data: { role: 'STUDIO_USER' } });
  expect(databaseRefusal(await demote.catch((error: unknown) => error))).toBe('NOT_ALLOWED');
  await auth.$disconnect();
});

test('the database says whether it is there', async () => {
  expect(await open.db.ready()).toBe(true);
  const gone = createDatabase({ appUrl: open.urls.appUrl.replace(/\/test_[0-9a-f]+/, '/test_gone') });
  expect(await gone.ready()).toBe(false);
  await gone.close();
});
