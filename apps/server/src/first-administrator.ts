import { hasPlatform } from '@etouch/domain/organizations/found-platform';
import { sameText, signed } from './account-mails.ts';
import type { ServerDeps } from './wiring.ts';

type Deps = Pick<ServerDeps, 'settings' | 'authDb'>;

/** Whether the platform's first administrator is still to be made; never in the demonstration, which has its people. */
export async function awaitsFirstAdministrator({ settings, authDb }: Deps): Promise<boolean> {
  return !settings.demonstration && !(await hasPlatform(authDb));
}

/** The one-time link for the server's own output; undefined once it was used. */
export async function firstAdministratorLink(deps: Deps): Promise<string | undefined> {
  if (!(await awaitsFirstAdministrator(deps))) return undefined;
  return `${deps.settings.origin}/first-administrator?token=${tokenOf(deps)}`;
}

/** Whether a token is the one of that link. That it works only once is kept by the database. */
export function isFirstAdministratorToken(deps: Deps, given: string): boolean {
  return sameText(tokenOf(deps), given);
}

function tokenOf({ settings }: Deps): string {
  return signed(settings.signingSecret, 'first-administrator');
}
