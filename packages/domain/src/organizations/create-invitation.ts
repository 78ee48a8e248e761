import type { Locale, UserRole } from '@etouch/contracts/enums';
import type { Database } from '@etouch/db/client';
import type { Tx } from '@etouch/db/transaction';
import { Refusal } from '../activity/refusal.ts';
import type { UserActor } from './access.ts';
import type { InvitationLinks } from './ports.ts';
import { isMembersAddress } from './queries.ts';
import { grantableRoles, INVITATION_DAYS, normalizeEmail } from './rules.ts';
import { enqueueAccountMail } from './seal-account-mail.ts';

export interface InvitationDeps {
  db: Database;
  invitationLinks: InvitationLinks;
  /** Seals the mail on its way to the worker. */
  mailSecret: string;
}

/**
 * Invites an address into the actor's organization. One that waits already is replaced: the older link ends.
 * @throws Refusal FORBIDDEN (ROLE_NOT_GRANTABLE), CONFLICT (ALREADY_MEMBER)
 */
export function createInvitation(deps: InvitationDeps, actor: UserActor, input: { email: string; role: UserRole }) {
  const { organizationId } = actor;
  const email = normalizeEmail(input.email);
  if (!grantableRoles(actor.role, actor.organizationType).includes(input.role))
    throw new Refusal('FORBIDDEN', { reason: 'ROLE_NOT_GRANTABLE', field: 'body.role' });
  return deps.db.withActor(actor, async (tx) => {
    if (await isMembersAddress(tx, email))
      throw new Refusal('CONFLICT', { reason: 'ALREADY_MEMBER', field: 'body.email' });
    await tx.invitation.updateMany({
      where: { organizationId, email, status: 'pending' },
      data: { status: 'canceled' },
    });
    const organization = await tx.organization.findUniqueOrThrow({
      where: { id: organizationId },
      select: { id: true, name: true, locale: true },
    });
    return invite(tx, deps, actor, { organization, email, role: input.role });
  });
}

interface Invited {
  organization: { id: string; name: string; locale: string };
  /** Normalized. */
  email: string;
  role: UserRole;
  /** Language of the mail; the organization's unless given. */
  locale?: Locale;
}

/** Writes the invitation and its mail, in the caller's transaction. */
export async function invite(tx: Tx, deps: InvitationDeps, actor: UserActor, invited: Invited) {
  const { organization, email, role } = invited;
  const inviter = await tx.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { name: true } });
  const expiresAt = new Date(Date.now() + INVITATION_DAYS * 24 * 3600 * 1000);
  const invitation = await tx.invitation.create({
    data: { organizationId: organization.id, email, role, inviterId: actor.userId, expiresAt },
  });
  await enqueueAccountMail(tx, deps.mailSecret, {
    kind: 'INVITATION',
    to: email,
    locale: invited.locale ?? (organization.locale === 'en' ? 'en' : 'fr'),
    url: deps.invitationLinks.url(invitation.id),
    inviter: inviter.name,
    organization: organization.name,
    expiresAt: expiresAt.toISOString(),
  });
  return invitation;
}
