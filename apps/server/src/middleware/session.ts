import { locale, type Locale } from '@etouch/contracts/enums';
import { Refusal } from '@etouch/domain/activity/refusal';
import type { Auth } from '../auth.ts';
import type { Gathering } from '../gathering.ts';
import type { Maintenance } from '../maintenance.ts';
import { refusalOf } from '../problem.ts';

export interface SessionDeps {
  auth: Auth;
  maintenance: Pick<Maintenance, 'state'>;
  /** Who is asking: requests of one browser that come together. */
  sessions: Gathering<Headers, FoundSession | null>;
}

/** A session that holds, before it is known for which organization it acts. */
export interface SignedIn {
  sessionId: string;
  user: { id: string; name: string; email: string; emailVerified: boolean; locale: Locale | null };
  activeOrganizationId: string | null;
  /** `Set-Cookie` values of a session whose expiry was just moved on. */
  cookies: string[];
}

/** The session of a request's cookie, or null. */
export async function readSession(deps: SessionDeps, request: Request): Promise<SignedIn | null> {
  const cookie = request.headers.get('cookie');
  if (cookie === null) return null;
  const found = await deps.sessions.ask(cookie, request.headers, async (alike) => {
    const session = await findSession(deps, alike[0]!);
    return alike.map(() => session);
  });
  return found && describe(found);
}

export type FoundSession = Awaited<ReturnType<typeof getSession>>;

const getSession = (auth: Auth, headers: Headers, disableRefresh: boolean) =>
  auth.api.getSession({ headers, query: { disableRefresh }, returnHeaders: true });

/** While the database is read-only a session is looked at, and its end is not moved on. */
async function findSession(
  { auth, maintenance }: Omit<SessionDeps, 'sessions'>,
  headers: Headers,
  disableRefresh = maintenance.state() !== 'normal',
): Promise<FoundSession | null> {
  try {
    return await getSession(auth, headers, disableRefresh);
  } catch (error) {
    if (refusalOf(error).code !== 'MAINTENANCE') throw error;
    // What writes without a refresh is the removal of a session that is over.
    return disableRefresh ? null : findSession({ auth, maintenance }, headers, true);
  }
}

function describe({ response: found, headers }: FoundSession): SignedIn | null {
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
export async function requireSession(deps: SessionDeps, request: Request): Promise<SignedIn> {
  const session = await readSession(deps, request);
  if (!session) throw new Refusal('NOT_SIGNED_IN');
  return session;
}
