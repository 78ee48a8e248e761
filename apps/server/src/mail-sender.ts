import type { Database } from '@etouch/db/client';
import type { MailSender } from '@etouch/integrations/mail/mail-sender';
import { createMailboxSender } from '@etouch/integrations/mail/mailbox';
import { createSmtpSender } from '@etouch/integrations/mail/smtp';
import { createUnconfiguredSender } from '@etouch/integrations/mail/unconfigured';
import type { ServerSettings } from './settings.ts';

/** SMTP where it is configured; otherwise the mailbox page of the demonstration, which exists nowhere else. */
export function createMailSender(settings: Pick<ServerSettings, 'smtp' | 'demonstration'>, db: Database): MailSender {
  if (settings.smtp) return createSmtpSender(settings.smtp);
  if (!settings.demonstration) return createUnconfiguredSender();
  return createMailboxSender((message) =>
    db.withoutActor(async (tx) => void (await tx.mailboxMessage.create({ data: message, select: { id: true } }))),
  );
}
