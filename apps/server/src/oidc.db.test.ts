import { getMe } from '@etouch/contracts/routes/me';
import { getSignInOptions } from '@etouch/contracts/routes/sign-in';
import { withClient } from '@etouch/db/with-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from './testing/browser.ts';
import { startIdentityProvider, type Identity, type IdentityProvider } from './testing/identity-provider.ts';
import { anOrganization, aPerson, signedIn } from './testing/people.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let provider: IdentityProvider;
let server: TestServer;
let studio: string;

beforeAll(async () => {
  provider = await startIdentityProvider();
  server = await startTestServer({
    ETOUCH_OIDC_ISSUER: provider.issuer,
    ETOUCH_OIDC_CLIENT_ID: provider.clientId,
    ETOUCH_OIDC_CLIENT_SECRET: provider.clientSecret,
    ETOUCH_OIDC_NAME: 'Maison SSO',
  });
  studio = await anOrganization(server, 'STUDIO', 'Studio');
});
afterAll(async () => {
  await server.close();
  await provider.close();
});

/** Starts at our server, signs in at the provider and comes back. @returns where the browser ends up */
async function through(browser: Browser, path: string, subject: string, identity: Identity): Promise<URL> {
  const body = { provider: 'oidc', callbackURL: '/projects', errorCallbackURL: '/sign-in' };
  const started = await browser.post(path, body);
  expect(started.status).toBe(200);
  const { url } = (await started.json()) as { url: string };
  const back = new URL(await provider.signInAs(url, subject, identity));
  const arrived = await browser.get(`${back.pathname}${back.search}`);
  return new URL(arrived.headers.get('location') ?? '', back);
}

const signIn = (browser: Browser, subject: string, identity: Identity) =>
  through(browser, '/api/auth/sign-in/social', subject, identity);

async function accountsOf(userId: string): Promise<string[]> {
  return withClient(server.database.superuserUrl, async (client) => {
    const { rows } = await client.query<{ providerId: string }>(
      `SELECT "providerId" FROM "Account" WHERE "userId" = $1 ORDER BY 1`,
      [userId],
    );
    return rows.map((row) => row.providerId);
  });
}

describe('signing in with OpenID Connect', () => {
  it('is offered under its name', async () => {
    const { oidc } = await server.browser().api.call(getSignInOptions, {});
    expect(oidc).toEqual({ providerId: 'oidc', name: 'Maison SSO' });
  });

  it('finds the account of the same address when both sides have verified it, then by subject', async () => {
    const email = 'ada@studio.test';
    const userId = await aPerson(server, { email, name: 'Ada', memberOf: [[studio, 'STUDIO_USER']] });
    const browser = server.browser();
    const arrived = await signIn(browser, 'ada', { email, email_verified: true });
    expect([arrived.pathname, arrived.search]).toEqual(['/projects', '']);
    const me = await browser.api.call(getMe, {});
    // The provider's own name for the person does not replace ours.
    expect(me).toMatchObject({ user: { id: userId, name: 'Ada' }, active: { organizationId: studio } });
    expect(await accountsOf(userId)).toEqual(['credential', 'oidc']);
    const again = server.browser();
    await signIn(again, 'ada', { email: 'ada.renamed@studio.test', email_verified: true });
    expect((await again.api.call(getMe, {})).user).toMatchObject({ id: userId, email });
  });

  it.each([
    { side: 'the provider', person: true, identity: false },
    { side: 'etouch', person: false, identity: true },
  ])('does not link an address that $side has not verified', async ({ side, person, identity }) => {
    const email = `${side === 'etouch' ? 'unverified' : 'claimed'}@studio.test`;
    const userId = await aPerson(server, { email, verified: person, memberOf: [[studio, 'STUDIO_USER']] });
    const browser = server.browser();
    const arrived = await signIn(browser, `subject of ${email}`, { email, email_verified: identity });
    expect([arrived.pathname, arrived.searchParams.get('error')]).toEqual(['/sign-in', 'account_not_linked']);
    expect((await browser.get('/api/me')).status).toBe(401);
    expect(await accountsOf(userId)).toEqual(['credential']);
  });

  it('makes no account: accounts come by invitation', async () => {
    const browser = server.browser();
    const arrived = await signIn(browser, 'stranger', { email: 'stranger@else.test', email_verified: true });
    expect([arrived.pathname, arrived.searchParams.get('error')]).toEqual(['/sign-in', 'signup_disabled']);
    expect((await browser.get('/api/me')).status).toBe(401);
  });
});

describe('linking from one’s profile', () => {
  const link = (browser: Browser, subject: string, identity: Identity) =>
    through(browser, '/api/auth/link-social', subject, identity);

  it('links the same verified address only', async () => {
    const email = 'grace@studio.test';
    const userId = await aPerson(server, { email, memberOf: [[studio, 'STUDIO_USER']] });
    const grace = await signedIn(server, email);
    const other = await link(grace, 'grace-other', { email: 'other@else.test', email_verified: true });
    expect(other.searchParams.get('error')).toBeTruthy();
    const unverified = await link(grace, 'grace-unverified', { email, email_verified: false });
    expect(unverified.searchParams.get('error')).toBeTruthy();
    expect(await accountsOf(userId)).toEqual(['credential']);
    expect((await link(grace, 'grace', { email, email_verified: true })).pathname).toBe('/projects');
    expect(await accountsOf(userId)).toEqual(['credential', 'oidc']);
  });
});
