import type { Locale } from '@etouch/contracts/enums';
import type { createAuthDatabase } from '@etouch/db/auth-client';

/**
 * The authentication tables, as the role etouch_auth reaches them. People, memberships and invitations are looked up
 * here before there is an actor: by someone who is not signed in, or not yet a member.
 */
export type AuthDatabase = ReturnType<typeof createAuthDatabase>;

/** A mail about an account, as its template needs it; `url` may sign its reader in. */
export type AccountMail = { to: string; locale: Locale; url: string } & (
  | { kind: 'VERIFY_EMAIL' | 'RESET_PASSWORD'; name: string }
  /** `expiresAt`: ISO 8601, UTC. */
  | { kind: 'INVITATION'; inviter: string; organization: string; expiresAt: string }
);

/** The link of an invitation's mail. Its token is derived from the server's secret, so no table holds it. */
export interface InvitationLinks {
  url(invitationId: string): string;
  /** Whether a token is the one this invitation's mail carries; compared in constant time. */
  matches(invitationId: string, token: string): boolean;
}
