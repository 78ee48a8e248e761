import type { NotificationType, NotificationValues } from '@etouch/contracts/notification-types';
import type { Actor } from '@etouch/db/actor';
import type { Database } from '@etouch/db/client';
import type { NotificationMail } from './ports.ts';
import { hasPart } from './queries.ts';
import { hrefOf, tellsOfLoss } from './rules.ts';

/**
 * What a mail says and to whom; null when it was sent already, or when its reader is no longer a member or no longer sees
 * the project (it is then marked as skipped: nothing goes to someone who lost access in between).
 * @param actor SYSTEM of the project's studio
 */
export async function prepareMail(db: Database, actor: Actor, deliveryId: string): Promise<NotificationMail | null> {
  return db.withActor(actor, async (tx) => {
    const delivery = await tx.notificationDelivery.findUnique({
      where: { id: deliveryId },
      include: { recipient: { include: { notification: { include: { organization: true } } } } },
    });
    if (!delivery || delivery.state === 'SENT' || delivery.state === 'SKIPPED') return null;
    const { notification, userId } = delivery.recipient;
    const member = await tx.userOrganization.findFirst({
      where: { userId, organizationId: notification.organizationId },
      include: { user: { select: { email: true, locale: true } } },
    });
    const type = notification.type as NotificationType;
    const { projectId } = notification;
    const sees = !projectId || tellsOfLoss(type) || (member && (await hasPart(tx, projectId, member)));
    if (!member?.user || !sees) {
      await tx.notificationDelivery.updateMany({ where: { id: deliveryId }, data: { state: 'SKIPPED' } });
      return null;
    }
    await tx.notificationDelivery.updateMany({ where: { id: deliveryId }, data: { attempts: { increment: 1 } } });
    return {
      to: member.user.email,
      locale: (member.user.locale ?? notification.organization.locale) === 'en' ? 'en' : 'fr',
      type,
      values: notification.payload as unknown as NotificationValues,
      href: hrefOf(notification.organization.type, type, projectId),
    };
  });
}

/** Records how sending went. @param error the transport's own words; null when it was accepted */
export async function settleMail(db: Database, actor: Actor, deliveryId: string, error: string | null): Promise<void> {
  await db.withActor(actor, (tx) =>
    tx.notificationDelivery.updateMany({
      where: { id: deliveryId },
      data: error === null ? { state: 'SENT', sentAt: new Date(), error: null } : { state: 'FAILED', error },
    }),
  );
}
