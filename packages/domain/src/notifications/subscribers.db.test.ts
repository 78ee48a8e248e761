import { installJobs } from '@etouch/db/boss';
import { openShoot, type OpenShoot } from '@etouch/db/testing/open-shoot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordEvent } from '../activity/record-event.ts';
import { listNotifications, readNotifications } from './list-notifications.ts';
import { prepareMail, settleMail } from './prepare-mail.ts';
import { notify } from './subscribers.ts';

let open: OpenShoot;
beforeAll(async () => {
  open = await openShoot();
  await installJobs(open.urls.jobsUrl);
});
afterAll(() => open.close());

/** Records an event as the studio's producer and returns the job it left. */
async function event(type: Parameters<typeof recordEvent>[2]['type'], more: object = {}) {
  const { shoot, db, owner } = open;
  const { actor } = shoot.studio.people.producer;
  const projectId = shoot.project.id;
  await db.withActor(actor, (tx) => recordEvent(tx, actor, { type, projectId, studioId: shoot.studio.id, ...more }));
  const row = await owner.auditEvent.findFirstOrThrow({ where: { type }, orderBy: { id: 'desc' } });
  return {
    organizationId: shoot.studio.id,
    subscriber: 'notify',
    eventType: type,
    eventId: row.id,
    projectId,
    subjectIds: [],
  };
}

const page = { limit: 50 };

it('tells every member of the client once, however often the job runs', async () => {
  const { shoot, db } = open;
  const job = await event('project.sentToClient');
  await Promise.all([notify(db, shoot.studio.system, job), notify(db, shoot.studio.system, job)]);
  await notify(db, shoot.studio.system, job);
  for (const person of Object.values(shoot.client.people)) {
    const { items, unread } = await listNotifications({ db }, person.actor, page);
    const sent = items.filter((item) => item.type === 'PROJECT_SENT_TO_CLIENT');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      href: `/projects/${shoot.project.id}`,
      values: { project: 'Autumn', by: 'studio' },
    });
    expect(unread).toBe(items.length);
  }
  for (const stranger of [shoot.other.people.admin, shoot.one.people.admin, shoot.studio.people.admin]) {
    expect((await listNotifications({ db }, stranger.actor, page)).items).toEqual([]);
  }
  const viewer = shoot.client.people.viewer.actor;
  expect(await readNotifications({ db }, viewer, undefined)).toEqual({ unread: 0 });
});

it('names a project to a retoucher by its neutral code, and tells only the agency concerned', async () => {
  const { shoot, db } = open;
  const job = await event('round.assigned', { ids: [shoot.project.id], subjectOrganizationId: shoot.one.id });
  await notify(db, shoot.studio.system, job);
  const { items } = await listNotifications({ db }, shoot.one.people.admin.actor, page);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ type: 'PHOTOS_ASSIGNED', href: '/queue', projectId: null });
  expect(JSON.stringify(items)).not.toContain('Autumn');
  expect((await listNotifications({ db }, shoot.two.people.admin.actor, page)).items).toEqual([]);
});

it('prepares each mail once, and none for whoever left in between', async () => {
  const { shoot, db, owner } = open;
  const mails = await owner.notificationDelivery.findMany({
    where: { channel: 'EMAIL', recipient: { notification: { organizationId: shoot.client.id } } },
    include: { recipient: true },
    orderBy: { id: 'asc' },
  });
  expect(mails).toHaveLength(3);
  const left = mails.find((mail) => mail.recipient.userId === shoot.client.people.viewer.id);
  const stayed = mails.find((mail) => mail.recipient.userId === shoot.client.people.buyer.id);
  await owner.userOrganization.deleteMany({ where: { userId: shoot.client.people.viewer.id } });
  expect(await prepareMail(db, shoot.studio.system, left!.id)).toBeNull();
  expect(await prepareMail(db, shoot.studio.system, stayed!.id)).toMatchObject({
    locale: 'fr',
    type: 'PROJECT_SENT_TO_CLIENT',
    href: `/projects/${shoot.project.id}`,
  });
  await settleMail(db, shoot.studio.system, stayed!.id, null);
  expect(await prepareMail(db, shoot.studio.system, stayed!.id)).toBeNull();
  const states = await owner.notificationDelivery.findMany({ where: { id: { in: [left!.id, stayed!.id] } } });
  expect(new Set(states.map((row) => row.state))).toEqual(new Set(['SKIPPED', 'SENT']));
});

it('sends no mail about a project to those who no longer see it, but the news that it is gone', async () => {
  const { shoot, db, owner } = open;
  const where = { id: shoot.project.id };
  const mailsOf = async (organizationId: string, type: string) => {
    const recipient = { notification: { organizationId, type } };
    const mails = await owner.notificationDelivery.findMany({
      where: { channel: 'EMAIL', state: 'PENDING', recipient },
      orderBy: { id: 'asc' },
    });
    return Promise.all(mails.map((mail) => prepareMail(db, shoot.studio.system, mail.id)));
  };
  const tell = async (type: Parameters<typeof event>[0], more: object = {}) =>
    notify(db, shoot.studio.system, await event(type, more));

  await tell('project.submittedForValidation');
  await tell('project.recalled');
  await owner.project.update({ where, data: { clientVisibleSince: null } });
  expect(new Set(await mailsOf(shoot.client.id, 'READY_FOR_VALIDATION'))).toEqual(new Set([null]));
  expect(await mailsOf(shoot.client.id, 'PROJECT_RECALLED')).toContainEqual(
    expect.objectContaining({ type: 'PROJECT_RECALLED' }),
  );
  await owner.project.update({ where, data: { clientVisibleSince: new Date() } });

  const sent = { ids: [shoot.frontWork.version.id], subjectOrganizationId: shoot.one.id };
  await tell('version.sentBack', sent);
  await owner.assignment.updateMany({
    where: { organizationId: shoot.one.id },
    data: { accessEndsAt: new Date(Date.now() - 1) },
  });
  expect(new Set(await mailsOf(shoot.one.id, 'VERSION_SENT_BACK'))).toEqual(new Set([null]));
  await owner.assignment.updateMany({ where: { organizationId: shoot.one.id }, data: { accessEndsAt: null } });
  await tell('version.sentBack', sent);
  expect(await mailsOf(shoot.one.id, 'VERSION_SENT_BACK')).toContainEqual(
    expect.objectContaining({ type: 'VERSION_SENT_BACK' }),
  );
});
