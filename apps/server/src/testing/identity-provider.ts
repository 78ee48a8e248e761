import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { ORIGIN } from './test-server.ts';

export interface Identity {
  email: string;
  email_verified: boolean;
  name?: string;
}

export interface IdentityProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /**
   * Goes through the provider's pages as somebody who signs in there.
   * @param url where our server sent the browser
   * @returns where the provider sends it back to
   */
  signInAs(url: string, subject: string, identity: Identity): Promise<string>;
  close(): Promise<void>;
}

const CLIENT = { clientId: 'etouch', clientSecret: 'a secret of the client' };

/** A real OpenID Connect provider on a free port of loopback. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const identities = new Map<string, Identity>();
  let subject = '';
  const http = createServer();
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [`${ORIGIN}/api/auth/callback/oidc`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['test'] },
    features: { devInteractions: { enabled: false } },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: 'Somebody', ...identities.get(id) }),
    }),
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const serve = provider.callback();
  http.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return serve(request, response);
    return void provider.interactionFinished(request, response, { login: { accountId: subject } });
  });
  return {
    issuer,
    ...CLIENT,
    async signInAs(url, as, identity) {
      identities.set(as, identity);
      subject = as;
      return followUntil(url, (location) => location.startsWith(ORIGIN));
    },
    async close() {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

/** Follows redirects with cookies, as a browser would, to the first address that `arrived` accepts. */
async function followUntil(start: string, arrived: (url: string) => boolean): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let hop = 0; hop < 10; hop++) {
    if (arrived(url)) return url;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split(/=(.*)/s);
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
    url = new URL(location, url).href;
  }
  throw new Error(`still not back from ${start}`);
}
