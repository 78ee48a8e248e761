import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganization, aPerson, PASSWORD, signedIn } from './testing/people.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';
import { countAttempt, limits } from './throttle.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ ETOUCH_TRUSTED_PROXY: '1' });
  const studio = await anOrganization(server, 'STUDIO', 'Studio');
  for (const name of ['ada', 'grace', 'joan'])
    await aPerson(server, { email: `${name}@studio.test`, memberOf: [[studio, 'STUDIO_USER']] });
});
afterAll(() => server.close());

const attempt = (email: string, password: string, address: string) =>
  server.browser().post('/api/auth/sign-in/email', { email, password }, { 'x-forwarded-for': address });

describe('guessing passwords', () => {
  it('of one account stops, from any address and for the right password too', async () => {
    for (let i = 0; i < limits.account; i++)
      expect((await attempt('ada@studio.test', 'wrong password', `10.0.0.${i}`)).status).toBe(401);
    const refused = await attempt('ADA@studio.test', PASSWORD, '10.0.1.1');
    expect(refused.status).toBe(429);
    const problem = (await refused.json()) as { code: string; values: { seconds: number } };
    expect(problem.code).toBe('TOO_MANY_REQUESTS');
    expect(problem.values.seconds).toBeGreaterThan(0);
  });

  it('of many accounts from one address stops, whatever the caller writes before the proxy’s word', async () => {
    for (let i = 0; i < limits.address; i++)
      await countAttempt(server.deps.authDb, 'guess:address:10.9.9.9', limits.address);
    expect((await attempt('grace@studio.test', PASSWORD, 'forged, 10.9.9.9')).status).toBe(429);
    expect((await attempt('grace@studio.test', PASSWORD, '10.9.9.10')).status).toBe(200);
  });

  it('does not count successes', async () => {
    for (let i = 0; i <= limits.account; i++) await signedIn(server, 'joan@studio.test');
  });

  it('counts every one of many attempts at once', async () => {
    const tries = Array.from({ length: 20 }, () => countAttempt(server.deps.authDb, 'at once', 5));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });
});

describe('asking for mails', () => {
  it('to one account stops', async () => {
    const ask = () => server.browser().post('/api/auth/request-password-reset', { email: 'nobody@studio.test' });
    for (let i = 0; i < limits.account; i++) expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(429);
  });
});
