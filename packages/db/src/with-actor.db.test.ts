import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { ActorRefused } from './actor-refused.ts';
import { guestActor, systemActor, userActor } from './actor.ts';
import { createAuthDatabase } from './auth-client.ts';
import { createDatabase } from './client.ts';
import { asRole } from './connection-url.ts';
import { databaseRefusal } from './testing/database-refusal.ts';
import { asStudio } from './as-studio.ts';
import { ROLE } from './role-names.ts';
import { createTestRole } from './testing/empty-database.ts';
import type { OpenShoot } from './testing/open-shoot.ts';
import { openShoot } from './testing/open-shoot.ts';
import { assertOutsideTransaction } from './transaction.ts';
import type { Tx } from './transaction.ts';

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

describe('the database role of a side', () => {
  const roleOf = async (tx: Tx): Promise<string> =>
    (await tx.$queryRaw<{ role: string }[]>`SELECT current_user::text AS role`)[0]!.role;

  test('clients, guests and retouchers act under their own, studios, the platform and jobs under the application’s', async () => {
    const { studio, client, one, platform, project } = open.shoot;
    await open.owner.project.update({ where: { id: project.id }, data: { publicToken: 'of-a-guest' } });
    const roles = await Promise.all(
      [
        client.people.viewer.actor,
        guestActor('of-a-guest', 'Camille'),
        one.people.hand.actor,
        studio.people.producer.actor,
        platform.people.admin.actor,
        studio.system,
      ].map((actor) => open.db.withActor(actor, roleOf)),
    );
    expect(roles).toEqual([
      'etouch_client',
      'etouch_client',
      'etouch_retoucher',
      'etouch_app',
      'etouch_app',
      'etouch_app',
    ]);
    expect(await open.db.withoutActor(roleOf)).toBe('etouch_app');
  });

  test('entering the studio lifts it, leaving brings it back, and nobody leaves higher than they came', async () => {
    const { one, project } = open.shoot;
    await open.db.withActor(one.people.hand.actor, async (tx) => {
      expect(await asStudio(tx, project.id, () => roleOf(tx))).toBe('etouch_app');
      expect(await roleOf(tx)).toBe('etouch_retoucher');
      await expect(asStudio(tx, v7(), () => roleOf(tx))).rejects.toThrow('does not see this project');
      expect(await roleOf(tx)).toBe('etouch_retoucher');
      await tx.$queryRaw`SELECT app.leave_studio()::text`;
      expect(await roleOf(tx)).toBe('etouch_retoucher');
      expect(await tx.asset.count()).toBe(0);
    });
  });

  test('holds the columns of its side for a login that is a member of the application’s role, too', async () => {
    const { client, one } = open.shoot;
    const login = await createTestRole(`IN ROLE ${ROLE.app}`);
    onTestFinished(() => login.drop());
    const db = createDatabase({ appUrl: asRole(open.urls.appUrl, login.name, login.password) });
    onTestFinished(() => db.close());
    expect(await db.withActor(client.people.viewer.actor, roleOf)).toBe('etouch_client');
    const names = db.withActor(one.people.hand.actor, (tx) => tx.asset.findMany({ select: { originalName: true } }));
    expect(await names.catch(databaseRefusal)).toBe('NOT_ALLOWED');
    const neutral = { select: { neutralName: true } };
    expect(await db.withActor(one.people.hand.actor, (tx) => tx.asset.findMany(neutral))).toHaveLength(1);
  });
});
