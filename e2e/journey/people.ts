import type { OrganizationType, UserRole } from '@etouch/contracts/enums';
import { acceptInvitation, viewInvitation } from '@etouch/contracts/routes/invitations';
import { getMe } from '@etouch/contracts/routes/me';
import { createBrowser, type Browser } from '@etouch/server/testing/browser';
import { openLiveFeed, type LiveFeed } from './live-feed.ts';
import type { MailSink } from './mail-sink.ts';
import type { Refusals } from './refusals.ts';

/** Somebody with an account, signed in in a browser of their own, with a page open. */
export interface Person {
  name: string;
  email: string;
  userId: string;
  role: UserRole;
  organization: { id: string; name: string; type: OrganizationType };
  browser: Browser;
  live: LiveFeed;
}

export const PASSWORD = 'a long walk to the studio';

/** A browser that nobody has signed in to. */
export function openBrowser(url: string): Browser {
  return createBrowser(url, (path, init) => fetch(new URL(path, url), init));
}

/** Signs in with address and password in a fresh browser. */
export async function signIn(url: string, email: string): Promise<Person> {
  const browser = openBrowser(url);
  const answer = await browser.post('/api/auth/sign-in/email', { email, password: PASSWORD });
  if (!answer.ok) throw new Error(`${email} cannot sign in: ${answer.status} ${await answer.text()}`);
  const { user, active } = await browser.api.call(getMe, {});
  if (!active) throw new Error(`${email} is in no organization`);
  return {
    name: user.name,
    email,
    userId: user.id,
    role: active.role,
    organization: { id: active.organizationId, name: active.organizationName, type: active.organizationType },
    browser,
    live: await openLiveFeed(browser),
  };
}

/** The invitation in somebody's mail: its id and the token that only the mail carries. */
async function invitationTo(mails: MailSink, email: string): Promise<{ id: string; token: string }> {
  const mail = await mails.next(email, /invites you to join|vous invite/);
  const [, id, token] = /\/invitations\/([0-9a-f-]{36})\?token=([\w-]+)/.exec(mail.text) ?? [];
  if (!id || !token) throw new Error(`the invitation to ${email} carries no link`);
  return { id, token };
}

/**
 * Accepts the invitation in one browser and signs in with the new password in another. A guessed token opens nothing,
 * and the link works once.
 */
export async function join(
  { url, mails, refusals }: { url: string; mails: MailSink; refusals: Refusals },
  email: string,
  name: string,
  locale: 'fr' | 'en' = 'en',
): Promise<Person> {
  const { id, token } = await invitationTo(mails, email);
  const params = { invitationId: id };
  const accept = (given: string) => () =>
    openBrowser(url).api.call(acceptInvitation, {
      params,
      body: { token: given, newAccount: { name, password: PASSWORD, locale } },
    });
  await refusals.expect('Nobody', 'accept an invitation with a guessed token', accept('guessed'), 'NOT_FOUND');
  await openBrowser(url).api.call(viewInvitation, { params, query: { token } });
  await accept(token)();
  await refusals.expect('Nobody', 'accept an invitation twice', accept(token), 'ALREADY_DECIDED', 'NOT_FOUND');
  return signIn(url, email);
}
