import { locale, type Locale } from '@etouch/contracts/enums';
import { Refusal } from '@etouch/domain/activity/refusal';
import type { Auth } from '../auth.ts';

/** A session that holds, before it is known for which organization it acts. */
export interface SignedIn {
  sessionId: string;
  user: { id: string; name: string; email: string; emailVerified: boolean; locale: Locale | null };
  activeOrganizationId: string | null;
  /** `Set-Cookie` values of a session whose expiry was just moved on. */
  cookies: string[];
}

/** The session of a request's cookie, or null. */
export async function readSession(deps: { auth: Auth }, request: Request): Promise<SignedIn | null> {
  if (!request.headers.has('cookie')) return null;
  const { response: found, headers } = await deps.auth.api.getSession({
    headers: request.headers,
    returnHeaders: true,
  });
  if (!found) return null;
  const { session, user } = found;
  return {
    sessionId: session.id,
    user: {
      id: user.id,
      name: user.name,
      email: user.email,
      emailVerified: user.emailVerified,
      locale: locale.nullish().parse(user.locale) ?? null,
    },
    activeOrganizationId: session.activeOrganizationId ?? null,
    cookies: headers.getSetCookie(),
  };
}

/** @throws Refusal NOT_SIGNED_IN */
export async function requireSession(deps: { auth: Auth }, request: Request): Promise<SignedIn> {
  const session = await readSession(deps, request);
  if (!session) throw new Refusal('NOT_SIGNED_IN');
  return session;
}
