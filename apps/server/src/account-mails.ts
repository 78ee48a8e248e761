import { createHmac, timingSafeEqual } from 'node:crypto';
import { locale, type Locale } from '@etouch/contracts/enums';
import type { Database } from '@etouch/db/client';
import type { AccountMail, InvitationLinks } from '@etouch/domain/organizations/ports';
import { enqueueAccountMail } from '@etouch/domain/organizations/seal-account-mail';
import type { ServerSettings } from './settings.ts';

interface Recipient {
  email: string;
  name: string;
  locale?: unknown;
}

export interface AccountMails {
  /** @param path of the link, below our own origin; the Host header of a request has no say in it */
  verifyAddress(user: Recipient, path: string): Promise<void>;
  resetPassword(user: Recipient, path: string): Promise<void>;
}

/** Better Auth's mails as jobs: nobody waits for an SMTP server, and a failed one is tried again. */
export function createAccountMails(settings: ServerSettings, db: Database): AccountMails {
  const send = (kind: 'VERIFY_EMAIL' | 'RESET_PASSWORD', user: Recipient, path: string) => {
    const { email: to, name } = user;
    const mail: AccountMail = { kind, to, name, locale: localeOf(user), url: `${settings.origin}${path}` };
    return db.withoutActor((tx) => enqueueAccountMail(tx, settings.authSecret, mail));
  };
  return {
    verifyAddress: (user, path) => send('VERIFY_EMAIL', user, path),
    resetPassword: (user, path) => send('RESET_PASSWORD', user, path),
  };
}

/** People who chose no language before they are in an organization read French, as etouch does first. */
function localeOf(user: Recipient): Locale {
  return locale.safeParse(user.locale).data ?? 'fr';
}

/** Links of invitations: the token is an HMAC over the invitation's id, so nothing secret is stored. */
export function createInvitationLinks(settings: Pick<ServerSettings, 'origin' | 'signingSecret'>): InvitationLinks {
  const token = (id: string) => signed(settings.signingSecret, `invitation:${id}`);
  return {
    url: (id) => `${settings.origin}/invitations/${id}?token=${token(id)}`,
    matches: (id, given) => sameText(token(id), given),
  };
}

/** What a holder of our secret would write under `text`, as base64url. */
export function signed(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

/** Compared in constant time, so that the time tells nothing about the secret one. */
export function sameText(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
