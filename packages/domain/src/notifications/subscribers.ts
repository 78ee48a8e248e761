import type { Actor } from '@etouch/db/actor';
import type { Database } from '@etouch/db/client';
import { enqueue } from '@etouch/db/enqueue';
import type { Jobs } from '@etouch/db/jobs';
import { notifyLive } from '@etouch/db/live';
import type { Tx } from '@etouch/db/transaction';
import type { EventPayload } from '../activity/record-event.ts';
import { findAudience, type EventFacts } from './queries.ts';
import { tellingsOf } from './rules.ts';

/**
 * Reacts to one event: writes the notification of each organization concerned, a row per member who still has access,
 * and enqueues their mails, all at once. Running twice adds nothing: rows are unique per event, organization, user
 * and channel.
 * @param actor SYSTEM of the project's studio
 */
export async function notify(db: Database, actor: Actor, job: Jobs['react-to-event']): Promise<void> {
  const told = tellingsOf(job.eventType);
  if (told.length === 0) return;
  await db.withActor(actor, async (tx) => {
    const event = await readEvent(tx, job.eventId);
    if (!event) return;
    for (const { audience, type } of told) {
      for (const { organizationId, userIds, values } of await findAudience(tx, event, audience)) {
        if (userIds.length === 0) continue;
        await tell(tx, {
          studioId: job.organizationId,
          organizationId,
          projectId: event.project.id,
          type,
          values,
          userIds,
          eventId: job.eventId,
        });
      }
    }
  });
}

async function readEvent(tx: Tx, eventId: string): Promise<EventFacts | null> {
  const row = await tx.auditEvent.findUnique({ where: { id: eventId } });
  const project = row?.projectId
    ? await tx.project.findUnique({
        where: { id: row.projectId },
        include: { studio: { select: { id: true, name: true } }, client: { select: { id: true, name: true } } },
      })
    : null;
  if (!row || !project) return null;
  return { project, actorId: row.actorId, payload: row.payload as unknown as EventPayload };
}

interface Message {
  studioId: string;
  organizationId: string;
  projectId: string;
  type: string;
  values: object;
  userIds: string[];
  eventId: string;
}

async function tell(tx: Tx, message: Message): Promise<void> {
  const dedupeKey = `${message.eventId}:${message.organizationId}:${message.type}`;
  const { organizationId, projectId, type, values } = message;
  await tx.notification.createMany({
    data: [{ organizationId, projectId, type, payload: { ...values }, dedupeKey }],
    skipDuplicates: true,
  });
  const notification = await tx.notification.findUniqueOrThrow({ where: { dedupeKey }, select: { id: true } });
  await tx.notificationRecipient.createMany({
    data: message.userIds.map((userId) => ({ notificationId: notification.id, userId })),
    skipDuplicates: true,
  });
  const recipients = await tx.notificationRecipient.findMany({
    where: { notificationId: notification.id, deliveries: { none: {} } },
    select: { id: true },
  });
  const now = new Date();
  await tx.notificationDelivery.createMany({
    data: recipients.flatMap(({ id }) => [
      { recipientId: id, channel: 'IN_APP', state: 'SENT', sentAt: now, attempts: 1 },
      { recipientId: id, channel: 'EMAIL' },
    ]),
    skipDuplicates: true,
  });
  const mails = await tx.notificationDelivery.findMany({
    where: { channel: 'EMAIL', recipientId: { in: recipients.map(({ id }) => id) } },
    select: { id: true },
  });
  for (const { id } of mails) {
    await enqueue(tx, 'send-notification-mail', { organizationId: message.studioId, deliveryId: id });
  }
  await notifyLive(tx, { organizationIds: [organizationId], kind: 'Notification', ids: [notification.id] });
}
