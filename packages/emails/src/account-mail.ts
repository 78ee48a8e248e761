import { renderMail } from './layout.ts';
import type { MailContent, MailLocale } from './mail-content.ts';
import { fill, textsIn } from './texts.ts';

export interface VerifyAddressMail {
  locale: MailLocale;
  name: string;
  url: string;
}

/** Proves that an address belongs to the person who named it. */
export function verifyAddressMail({ locale, name, url }: VerifyAddressMail): Promise<MailContent> {
  return simpleMail(locale, 'verify', url, { name });
}

export interface ResetPasswordMail {
  locale: MailLocale;
  name: string;
  url: string;
}

/** Lets the holder of an address set a new password. */
export function resetPasswordMail({ locale, name, url }: ResetPasswordMail): Promise<MailContent> {
  return simpleMail(locale, 'reset', url, { name });
}

export interface InvitationMail {
  locale: MailLocale;
  inviter: string;
  organization: string;
  expiresAt: Date;
  url: string;
}

/** Invites an address into an organization. */
export function invitationMail({
  locale,
  inviter,
  organization,
  expiresAt,
  url,
}: InvitationMail): Promise<MailContent> {
  const expires = expiresAt.toLocaleDateString(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return simpleMail(locale, 'invitation', url, { inviter, organization, expires });
}

function simpleMail(
  locale: MailLocale,
  kind: 'verify' | 'reset' | 'invitation',
  url: string,
  values: Record<string, string>,
): Promise<MailContent> {
  const words = textsIn(locale)[kind];
  return renderMail({
    locale,
    subject: fill(words.subject, values),
    title: fill(words.title, values),
    sentence: fill(words.sentence, values),
    button: words.button,
    url,
    mayBeUnexpected: true,
  });
}
