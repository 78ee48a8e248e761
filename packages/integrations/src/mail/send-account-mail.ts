import type { AccountMail } from '@etouch/domain/organizations/ports';
import type { MailSender } from './mail-sender.ts';

/**
 * Renders and sends one mail about an account. The templates are loaded when the first mail is sent, so that a start
 * does not wait for them.
 * @throws Error when the mail was not taken; the job tries again
 */
export async function sendAccountMail(sender: MailSender, mail: AccountMail): Promise<void> {
  await sender.send({ to: mail.to, ...(await render(mail)) });
}

async function render(mail: AccountMail) {
  const templates = await import('@etouch/emails/account-mail');
  if (mail.kind === 'INVITATION') return templates.invitationMail({ ...mail, expiresAt: new Date(mail.expiresAt) });
  return mail.kind === 'VERIFY_EMAIL' ? templates.verifyAddressMail(mail) : templates.resetPasswordMail(mail);
}
