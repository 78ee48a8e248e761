import { eraseMe } from '@etouch/contracts/routes/me';
import { erasePerson } from '@etouch/contracts/routes/people';
import { Refusal } from '@etouch/domain/activity/refusal';
import { erasePerson as erase, findPersonByAddress } from '@etouch/domain/organizations/erase-person';
import { normalizeEmail } from '@etouch/domain/organizations/rules';
import type { SignedIn } from '../middleware/session.ts';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';
import { countAttempt, limits } from '../throttle.ts';
import type { ServerDeps } from '../wiring.ts';

/** Without a password the session itself must be this young, in ms. */
const FRESH_MS = 10 * 60 * 1000;

export function mountPeople(server: Server): void {
  mountRoute(server, eraseMe, async ({ deps, session, input }) => {
    const { user } = session;
    if (normalizeEmail(input.body.email) !== normalizeEmail(user.email))
      throw new Refusal('INVALID_INPUT', { reason: 'OTHER_ADDRESS', field: 'body.email' });
    await confirmPerson(deps, session, input.body.password);
    await erase(deps, user.id, user.id);
  });

  mountRoute(server, erasePerson, async ({ deps, actor, input }) => {
    const userId = await findPersonByAddress(deps, normalizeEmail(input.body.email));
    await erase(deps, userId, actor.userId);
  });
}

/** A session alone may be somebody else's at an unlocked desk. @throws Refusal FORBIDDEN, TOO_MANY_REQUESTS */
async function confirmPerson(deps: ServerDeps, { user, sessionId }: SignedIn, password?: string): Promise<void> {
  const account = await deps.authDb.account.findFirst({
    where: { userId: user.id, providerId: 'credential', password: { not: null } },
    select: { password: true },
  });
  if (!account?.password) {
    const session = await deps.authDb.session.findUnique({ where: { id: sessionId }, select: { createdAt: true } });
    if (session && Date.now() - session.createdAt.getTime() < FRESH_MS) return;
    throw new Refusal('FORBIDDEN', { reason: 'SIGN_IN_AGAIN' });
  }
  await countAttempt(deps.authDb, `erase:account:${user.id}`, limits.account);
  const context = await deps.auth.$context;
  if (password && (await context.password.verify({ hash: account.password, password }))) return;
  throw new Refusal('FORBIDDEN', { reason: 'WRONG_PASSWORD', field: 'body.password' });
}
