import type { AuthDatabase } from '@etouch/domain/organizations/ports';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { organization } from 'better-auth/plugins/organization';
import type { AccountMails } from './account-mails.ts';
import { refusalOfDatabaseError } from './database-error.ts';
import { log } from './log.ts';
import { ADDRESS_HEADER } from './middleware/client-address.ts';
import { trustedOrigins } from './middleware/same-origin.ts';
import type { ServerSettings } from './settings.ts';

export const PASSWORD_MIN_LENGTH = 10;
/** Id of the one configurable OpenID Connect provider, as it stands in Account rows and in the callback's address. */
export const OIDC_PROVIDER = 'oidc';

const HOUR = 3600;
const DAY = 24 * HOUR;

export type Auth = ReturnType<typeof createAuth>;

/**
 * Better Auth over the authentication tables. Nobody signs up here: accounts come by invitation (domain/organizations),
 * whose mail proves the address. What of it is reachable over HTTP stands in auth-routes.ts.
 */
export function createAuth(settings: ServerSettings, database: AuthDatabase, mails: AccountMails) {
  return betterAuth({
    appName: 'etouch',
    baseURL: settings.origin,
    basePath: '/api/auth',
    secret: settings.authSecret,
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message, ...details) => report(message, details) },
    trustedOrigins: (request) => trustedOrigins(settings, request?.headers.get('host')),
    database: prismaAdapter(database, { provider: 'postgresql', transaction: true }),
    // Our own throttling counts atomically, per account as well as per address (throttle.ts).
    rateLimit: { enabled: false },
    user: { additionalFields: { locale: { type: 'string', required: false, input: false } } },
    session: {
      expiresIn: 14 * DAY,
      // Sliding: used at least once a day, a session does not end.
      updateAge: DAY,
    },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      requireEmailVerification: true,
      minPasswordLength: PASSWORD_MIN_LENGTH,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: HOUR,
      // Whoever reset the password may have been robbed of a session.
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => mails.resetPassword(user, `/reset-password?token=${token}`),
    },
    emailVerification: {
      expiresIn: DAY,
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      // A page that asks on a click: programs that look through mails open links too.
      sendVerificationEmail: ({ user, token }) => mails.verifyAddress(user, `/verify-email?token=${token}`),
    },
    account: {
      encryptOAuthTokens: true,
      // Neither side is believed without a verified address: no provider is trusted by name.
      accountLinking: {
        enabled: true,
        trustedProviders: [],
        requireLocalEmailVerified: true,
        allowDifferentEmails: false,
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, activeOrganizationId: await lastActive(database, session.userId) },
          }),
        },
      },
    },
    plugins: [
      organization({
        allowUserToCreateOrganization: false,
        requireEmailVerificationOnInvitation: true,
        schema: { member: { modelName: 'userOrganization' } },
      }),
      ...(settings.oidc
        ? [
            genericOAuth({
              config: [
                {
                  providerId: OIDC_PROVIDER,
                  name: settings.oidc.name,
                  clientId: settings.oidc.clientId,
                  clientSecret: settings.oidc.clientSecret,
                  discoveryUrl: `${settings.oidc.issuer}/.well-known/openid-configuration`,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                  requireIdTokenVerification: true,
                  disableSignUp: true,
                },
              ],
            }),
          ]
        : []),
    ],
    onAPIError: { errorURL: `${settings.origin}/sign-in` },
    advanced: {
      cookiePrefix: 'etouch',
      useSecureCookies: settings.origin.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      // The server itself writes this header from the connection; what a caller sends under this name is dropped.
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // Prisma's default makes uuid v7.
      database: { generateId: false },
    },
  });
}

/** Better Auth says what it could not do; what the database refused, or was away for, is answered and logged by us. */
function report(message: string, details: unknown[]): void {
  const error = details.find((detail) => detail instanceof Error);
  if (!error || !refusalOfDatabaseError(error)) log.error('authentication', error ?? new Error(message));
}

/** Where a person worked last, if they are still a member; otherwise the organization they joined first. */
async function lastActive(database: AuthDatabase, userId: string): Promise<string | null> {
  const [memberships, last] = await Promise.all([
    database.userOrganization.findMany({
      where: { userId },
      orderBy: { createdAt: 'asc' },
      select: { organizationId: true },
    }),
    database.session.findFirst({
      where: { userId, activeOrganizationId: { not: null } },
      orderBy: { updatedAt: 'desc' },
      select: { activeOrganizationId: true },
    }),
  ]);
  const ids = memberships.map((membership) => membership.organizationId);
  return ids.find((id) => id === last?.activeOrganizationId) ?? ids[0] ?? null;
}
