import { permissions, roleHasPermission, type Permission } from '@etouch/contracts/permissions';
import { getMe, leaveOrganization, setActiveOrganization, updateMe, type Me } from '@etouch/contracts/routes/me';
import { notFound } from '@etouch/domain/activity/refusal';
import { removeMember } from '@etouch/domain/organizations/remove-member';
import { activeMembership, requireActor } from '../middleware/actor.ts';
import type { SignedIn } from '../middleware/session.ts';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';
import type { ServerDeps } from '../wiring.ts';

export function mountMe(server: Server): void {
  mountRoute(server, getMe, ({ deps, session }) => describe(deps, session));

  mountRoute(server, updateMe, async ({ deps, session, input }) => {
    const user = await deps.authDb.user.update({ where: { id: session.user.id }, data: input.body });
    const changed = {
      name: user.name,
      locale: input.body.locale === undefined ? session.user.locale : input.body.locale,
    };
    return describe(deps, { ...session, user: { ...session.user, ...changed } });
  });

  mountRoute(server, setActiveOrganization, async ({ deps, session, input }) => {
    const changed = { ...session, activeOrganizationId: input.body.organizationId };
    const memberships = await deps.db.membershipsOf(session.user.id);
    if (!activeMembership(changed, memberships)) throw notFound();
    await setActive(deps, session.sessionId, input.body.organizationId);
    return describe(deps, changed);
  });

  mountRoute(server, leaveOrganization, async ({ deps, session, input }) => {
    const { organizationId } = input.params;
    const left = await requireActor(deps, { ...session, activeOrganizationId: organizationId }).catch(() => {
      throw notFound();
    });
    await removeMember(deps, left, left.memberId);
    if (session.activeOrganizationId !== organizationId) return;
    const [next] = await deps.db.membershipsOf(session.user.id);
    await setActive(deps, session.sessionId, next?.organizationId ?? null);
  });
}

/** Switches the organization a session acts for. */
export async function setActive(deps: ServerDeps, sessionId: string, organizationId: string | null): Promise<void> {
  await deps.authDb.session.update({ where: { id: sessionId }, data: { activeOrganizationId: organizationId } });
}

async function describe(deps: ServerDeps, session: SignedIn): Promise<Me> {
  const memberships = await deps.db.membershipsOf(session.user.id);
  const active = activeMembership(session, memberships);
  const { id, name, email, locale } = session.user;
  return {
    user: { id, name, email, locale },
    memberships: memberships.map(({ organizationId, organizationName, organizationType, role }) => ({
      organizationId,
      organizationName,
      organizationType,
      role,
    })),
    active: active
      ? {
          ...active,
          permissions: (Object.keys(permissions) as Permission[]).filter((name) =>
            roleHasPermission(active.role, name),
          ),
        }
      : null,
  };
}
