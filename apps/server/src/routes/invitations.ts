import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  revokeInvitation,
  viewInvitation,
  type Invitation,
} from '@etouch/contracts/routes/invitations';
import { acceptInvitation as accept } from '@etouch/domain/organizations/accept-invitation';
import { createInvitation as create } from '@etouch/domain/organizations/create-invitation';
import * as organizations from '@etouch/domain/organizations/queries';
import { revokeInvitation as revoke } from '@etouch/domain/organizations/revoke-invitation';
import { openInvitation } from '@etouch/domain/organizations/view-invitation';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';
import { signIn } from '../sign-in.ts';
import { setActive } from './me.ts';

export function mountInvitations(server: Server): void {
  mountRoute(server, listInvitations, async ({ deps, actor, input }) => {
    const { rows, nextCursor } = await organizations.listInvitations(deps, actor, input.query);
    return { items: rows.map(toInvitation), nextCursor };
  });

  mountRoute(server, createInvitation, async ({ deps, actor, input }) =>
    toInvitation(await create(deps, actor, input.body)),
  );

  mountRoute(server, revokeInvitation, ({ deps, actor, input }) => revoke(deps, actor, input.params.invitationId));

  mountRoute(server, viewInvitation, async ({ deps, input }) => {
    const { email, role, organizationName, organizationType, expiresAt, hasAccount } = await openInvitation(
      deps,
      input.params.invitationId,
      input.query.token,
    );
    return { email, role, organizationName, organizationType, expiresAt: expiresAt.toISOString(), hasAccount };
  });

  mountRoute(server, acceptInvitation, async ({ deps, input, session, headers }) => {
    const current = await session();
    const { token, newAccount } = input.body;
    const { invitationId } = input.params;
    const joined = await accept(deps, { invitationId, token, newAccount, signedIn: current?.user ?? null });
    if (current) await setActive(deps, current.sessionId, joined.organizationId);
    else await signIn(deps, { email: joined.email, password: newAccount?.password ?? '' }, headers);
    return { organizationId: joined.organizationId };
  });
}

type Row = Awaited<ReturnType<typeof organizations.listInvitations>>['rows'][number];

function toInvitation({ id, email, role, expiresAt, createdAt }: Row): Invitation {
  const expired = expiresAt <= new Date();
  return { id, email, role, expired, expiresAt: expiresAt.toISOString(), createdAt: createdAt.toISOString() };
}
