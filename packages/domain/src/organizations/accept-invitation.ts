import type { Locale } from '@etouch/contracts/enums';
import { Refusal } from '../activity/refusal.ts';
import { openInvitation } from './view-invitation.ts';
import type { AuthDatabase, InvitationLinks } from './ports.ts';
import { normalizeEmail } from './rules.ts';

interface Deps {
  authDb: AuthDatabase;
  invitationLinks: InvitationLinks;
  hashPassword: (password: string) => Promise<string>;
}

export interface Acceptance {
  invitationId: string;
  token: string;
  /** Whoever is signed in while accepting. */
  signedIn: { id: string; email: string; emailVerified: boolean } | null;
  newAccount?: { name: string; password: string; locale?: Locale };
}

/**
 * Accepts an invitation once, as the holder of the invited address: signed in with it, or with a new account, whose
 * address the invitation's mail has proven. An account that exists is never changed.
 * @returns the organization joined, the user, and whether the account is new
 * @throws Refusal NOT_FOUND, EXPIRED, ALREADY_DECIDED; FORBIDDEN (OTHER_ADDRESS, SIGN_IN_FIRST); EMAIL_NOT_VERIFIED;
 *   INVALID_INPUT without the new account's name and password
 */
export async function acceptInvitation(deps: Deps, acceptance: Acceptance) {
  const { signedIn, newAccount } = acceptance;
  const invitation = await openInvitation(deps, acceptance.invitationId, acceptance.token);
  if (signedIn) {
    if (normalizeEmail(signedIn.email) !== invitation.email)
      throw new Refusal('FORBIDDEN', { reason: 'OTHER_ADDRESS' });
    if (!signedIn.emailVerified) throw new Refusal('EMAIL_NOT_VERIFIED');
  } else {
    if (invitation.hasAccount) throw new Refusal('FORBIDDEN', { reason: 'SIGN_IN_FIRST' });
    if (!newAccount) throw new Refusal('INVALID_INPUT', { reason: 'required', field: 'body.newAccount' });
  }
  // Hashing takes its time on purpose, so it is done before any row is locked.
  const account =
    !signedIn && newAccount ? { ...newAccount, hash: await deps.hashPassword(newAccount.password) } : null;
  return deps.authDb.$transaction(async (tx) => {
    const taken = await tx.invitation.updateMany({
      where: { id: invitation.id, status: 'pending', expiresAt: { gt: new Date() } },
      data: { status: 'accepted' },
    });
    if (taken.count === 0) throw new Refusal('ALREADY_DECIDED', { reason: 'ACCEPTED' });
    const userId = signedIn?.id ?? (await createUser(tx, invitation.email, account!));
    const { organizationId, role } = invitation;
    await tx.userOrganization.createMany({ data: [{ userId, organizationId, role }], skipDuplicates: true });
    return { organizationId, userId, isNew: !signedIn, email: invitation.email };
  });
}

type AuthTx = Parameters<Parameters<AuthDatabase['$transaction']>[0]>[0];

/** An account with a password and a proven address. @returns the user's id */
export async function createUser(
  tx: Pick<AuthTx, 'user' | 'account'>,
  email: string,
  account: { name: string; hash: string; locale?: Locale },
): Promise<string> {
  const { id } = await tx.user.create({
    data: { email, name: account.name, locale: account.locale, emailVerified: true },
    select: { id: true },
  });
  await tx.account.create({ data: { userId: id, accountId: id, providerId: 'credential', password: account.hash } });
  return id;
}
