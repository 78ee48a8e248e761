import { Refusal, notFound } from '../activity/refusal.ts';
import type { AuthDatabase, InvitationLinks } from './ports.ts';

interface Deps {
  authDb: AuthDatabase;
  invitationLinks: InvitationLinks;
}

/**
 * The invitation behind the link of a mail, as long as it can be accepted. Without the token nothing is said about it.
 * @throws Refusal NOT_FOUND; ALREADY_DECIDED (ACCEPTED); EXPIRED (REVOKED, TOO_LATE)
 */
export async function openInvitation({ authDb, invitationLinks }: Deps, invitationId: string, token: string) {
  if (!invitationLinks.matches(invitationId, token)) throw notFound();
  const invitation = await authDb.invitation.findUnique({
    where: { id: invitationId },
    include: { organization: { select: { name: true, type: true } } },
  });
  if (!invitation) throw notFound();
  if (invitation.status === 'accepted') throw new Refusal('ALREADY_DECIDED', { reason: 'ACCEPTED' });
  if (invitation.status !== 'pending') throw new Refusal('EXPIRED', { reason: 'REVOKED' });
  if (invitation.expiresAt <= new Date()) throw new Refusal('EXPIRED', { reason: 'TOO_LATE' });
  const account = await authDb.user.findUnique({ where: { email: invitation.email }, select: { id: true } });
  return {
    id: invitation.id,
    email: invitation.email,
    role: invitation.role,
    organizationId: invitation.organizationId,
    organizationName: invitation.organization.name,
    organizationType: invitation.organization.type,
    expiresAt: invitation.expiresAt,
    hasAccount: account !== null,
  };
}
