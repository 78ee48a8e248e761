import { getMe } from '@etouch/contracts/routes/me';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastMailTo, mailsTo, tokenOf } from './testing/mails.ts';
import { anOrganization, aPerson, PASSWORD, signedIn } from './testing/people.ts';
import { ORIGIN, startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;
let studio: string;

beforeAll(async () => {
  server = await startTestServer();
  studio = await anOrganization(server, 'STUDIO', 'Studio');
});
afterAll(() => server.close());

const signIn = (email: string, password = PASSWORD) =>
  server.browser().post('/api/auth/sign-in/email', { email, password });

describe('an address that is not verified', () => {
  it('does not sign in, is sent a link, and the link verifies it', async () => {
    const email = 'new@studio.test';
    await aPerson(server, { email, verified: false, memberOf: [[studio, 'STUDIO_USER']] });
    const refused = await signIn(email);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'EMAIL_NOT_VERIFIED' });

    const mail = await lastMailTo(server, email);
    expect(mail).toMatchObject({ kind: 'VERIFY_EMAIL', locale: 'fr' });
    // The link begins with our own address, whatever Host the request came under.
    expect(mail.url.startsWith(`${ORIGIN}/verify-email?token=`)).toBe(true);
    const browser = server.browser();
    expect((await browser.get(`/api/auth/verify-email?token=${tokenOf(mail)}`)).status).toBe(200);
    expect((await browser.api.call(getMe, {})).user.email).toBe(email);
    expect((await signIn(email)).status).toBe(200);
  });

  it('is not verified by a link that was changed', async () => {
    const answer = await server.browser().get('/api/auth/verify-email?token=eyJhbGciOiJub25lIn0.e30.');
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'NOT_SIGNED_IN', reason: 'INVALID_TOKEN' });
  });
});

describe('a forgotten password', () => {
  it('is replaced once, ends every session, and leaves the old one useless', async () => {
    const email = 'forgetful@studio.test';
    await aPerson(server, { email, memberOf: [[studio, 'STUDIO_USER']] });
    const elsewhere = await signedIn(server, email);
    expect((await server.browser().post('/api/auth/request-password-reset', { email })).status).toBe(200);
    const token = tokenOf(await lastMailTo(server, email));
    const reset = (newPassword: string) => server.browser().post('/api/auth/reset-password', { token, newPassword });
    expect((await reset('too short')).status).toBe(400);
    expect((await reset('a new long password')).status).toBe(200);
    expect((await reset('another long password')).status).toBe(400);
    expect((await elsewhere.get('/api/me')).status).toBe(401);
    expect((await signIn(email)).status).toBe(401);
    expect((await signIn(email, 'a new long password')).status).toBe(200);
  });

  it('tells nobody whether an address has an account', async () => {
    const ask = async (email: string) => {
      const answer = await server.browser().post('/api/auth/request-password-reset', { email });
      return [answer.status, await answer.json()];
    };
    await aPerson(server, { email: 'known@studio.test' });
    expect(await ask('known@studio.test')).toEqual(await ask('unknown@studio.test'));
    expect(await mailsTo(server, 'unknown@studio.test')).toEqual([]);
  });
});
