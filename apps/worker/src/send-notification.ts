import type { Actor } from '@etouch/db/actor';
import { prepareMail, settleMail } from '@etouch/domain/notifications/prepare-mail';
import { sendNotificationMail } from '@etouch/integrations/mail/send-notification-mail';
import type { JobDeps } from './handlers.ts';

/** Sends the mail of one notification and records how that went; a failure is tried again by the queue. */
export async function sendNotification(deps: JobDeps, actor: Actor, deliveryId: string): Promise<void> {
  const mail = await prepareMail(deps.db, actor, deliveryId);
  if (!mail) return;
  try {
    await sendNotificationMail(deps.mail, mail, deps.origin);
  } catch (error) {
    await settleMail(deps.db, actor, deliveryId, error instanceof Error ? error.message : String(error));
    throw error;
  }
  await settleMail(deps.db, actor, deliveryId, null);
}
