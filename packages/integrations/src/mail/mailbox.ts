import type { MailSender, OutgoingMail } from './mail-sender.ts';

/**
 * Keeps mails instead of sending them, for the mailbox page of the demonstration.
 * @param keep writes one MailboxMessage row
 */
export function createMailboxSender(
  keep: (message: Omit<OutgoingMail, 'to'> & { toAddress: string }) => Promise<void>,
): MailSender {
  return { send: ({ to, ...mail }) => keep({ ...mail, toAddress: to.toLowerCase() }), close: () => {} };
}
