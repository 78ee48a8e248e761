import { getMe } from '@etouch/contracts/routes/me';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganization, aPerson, PASSWORD, signedIn } from './testing/people.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;
let studio: string;

beforeAll(async () => {
  server = await startTestServer();
  studio = await anOrganization(server, 'STUDIO', 'Studio');
  await aPerson(server, { email: 'ada@studio.test', name: 'Ada', memberOf: [[studio, 'STUDIO_ADMIN']] });
});
afterAll(() => server.close());

describe('signing in', () => {
  it('gives a session in the organization joined first, and ends it', async () => {
    const ada = await signedIn(server, 'ada@studio.test');
    const me = await ada.api.call(getMe, {});
    expect(me.user.name).toBe('Ada');
    expect(me.active).toMatchObject({ organizationId: studio, role: 'STUDIO_ADMIN' });
    expect(me.active?.permissions).toContain('project.create');
    const session = ada.cookies();
    expect((await ada.post('/api/auth/sign-out', {})).ok).toBe(true);
    // Not only forgotten by the browser: the session itself is gone.
    expect((await server.request('/api/me', { headers: { cookie: session } })).status).toBe(401);
  });

  it('keeps the session from scripts and other sites', async () => {
    const response = await server
      .browser()
      .post('/api/auth/sign-in/email', { email: 'ada@studio.test', password: PASSWORD });
    const cookie = response.headers.getSetCookie().find((line) => line.includes('session_token'));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  it('says the same to a wrong password and to an unknown address', async () => {
    const answers = await Promise.all(
      ['ada@studio.test', 'nobody@studio.test'].map(async (email) => {
        const response = await server.browser().post('/api/auth/sign-in/email', { email, password: 'wrong password' });
        return { status: response.status, body: await response.json() };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({
      status: 401,
      body: { code: 'NOT_SIGNED_IN', reason: 'INVALID_EMAIL_OR_PASSWORD' },
    });
  });
});
