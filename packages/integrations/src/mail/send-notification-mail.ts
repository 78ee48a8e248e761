import type { NotificationMail } from '@etouch/domain/notifications/ports';
import type { MailSender } from './mail-sender.ts';

/**
 * Renders and sends the mail of one notification. The templates are loaded when the first mail is sent.
 * @param origin the installation's own address; links never come from a request
 * @throws Error when the mail was not taken; the job tries again
 */
export async function sendNotificationMail(sender: MailSender, mail: NotificationMail, origin: string): Promise<void> {
  const { notificationMail } = await import('@etouch/emails/notification-mail');
  const { notificationText } = await import('@etouch/emails/notification-texts');
  const text = notificationText(mail.locale, mail.type, mail.values);
  const content = await notificationMail({
    ...text,
    locale: mail.locale,
    url: new URL(mail.href, origin).href,
    project: mail.values.project,
  });
  await sender.send({ to: mail.to, ...content });
}
