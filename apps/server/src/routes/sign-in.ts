import { createFirstAdministrator, getSignInOptions } from '@etouch/contracts/routes/sign-in';
import { notFound } from '@etouch/domain/activity/refusal';
import { foundPlatform } from '@etouch/domain/organizations/found-platform';
import { OIDC_PROVIDER, PASSWORD_MIN_LENGTH } from '../auth.ts';
import { readSignIns } from '../demonstration/sign-ins.ts';
import { awaitsFirstAdministrator, isFirstAdministratorToken } from '../first-administrator.ts';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';
import { signIn } from '../sign-in.ts';

export function mountSignIn(server: Server): void {
  mountRoute(server, getSignInOptions, async ({ deps }) => {
    const { oidc, demonstration, dataDir } = deps.settings;
    return {
      oidc: oidc ? { providerId: OIDC_PROVIDER, name: oidc.name } : null,
      passwordMinLength: PASSWORD_MIN_LENGTH,
      awaitsFirstAdministrator: await awaitsFirstAdministrator(deps),
      demonstration: demonstration ? { accounts: await readSignIns(dataDir) } : null,
    };
  });

  mountRoute(server, createFirstAdministrator, async ({ deps, input, headers }) => {
    const { token, ...administrator } = input.body;
    if (deps.settings.demonstration || !isFirstAdministratorToken(deps, token)) throw notFound();
    const founded = await foundPlatform(deps, administrator);
    await signIn(deps, { email: administrator.email, password: administrator.password }, headers);
    return founded;
  });
}
