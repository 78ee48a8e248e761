import { organization } from 'better-auth/plugins/organization';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authRoutes, oidcRoutes } from './auth-routes.ts';
import { anOrganization, aPerson, PASSWORD, signedIn } from './testing/people.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  const studio = await anOrganization(server, 'STUDIO', 'Studio');
  await aPerson(server, { email: 'ada@studio.test', memberOf: [[studio, 'STUDIO_ADMIN']] });
});
afterAll(() => server.close());

describe('every answer', () => {
  it('forbids inline scripts and styles, frames and foreign sources', async () => {
    for (const path of ['/api/health', '/', '/api/nothing']) {
      const { headers } = await server.request(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("style-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
  });

  it('asks for HTTPS where the public address has it', async () => {
    const secure = await startTestServer({ ETOUCH_URL: 'https://photos.example.com' });
    try {
      expect((await secure.request('/api/health')).headers.get('strict-transport-security')).toContain('max-age=');
      expect((await server.request('/api/health')).headers.has('strict-transport-security')).toBe(false);
      await aPerson(secure, { email: 'ada@studio.test' });
      const credentials = { email: 'ada@studio.test', password: PASSWORD };
      const answer = await secure.browser().post('/api/auth/sign-in/email', credentials);
      expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-.*; Secure/);
    } finally {
      await secure.close();
    }
  });
});

describe('requests of other sites', () => {
  const change = (headers: Record<string, string>) =>
    server.request('/api/me', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    });

  it('change nothing with a person’s cookie', async () => {
    const cookie = (await signedIn(server, 'ada@studio.test')).cookies();
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:4322' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
      const answer = await change({ cookie, ...headers });
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ code: 'FORBIDDEN', reason: 'FOREIGN_ORIGIN' });
    }
    expect((await change({ cookie, origin: 'http://127.0.0.1:4321' })).status).toBe(200);
  });

  it('cannot use a form, which sends no JSON', async () => {
    const cookie = (await signedIn(server, 'ada@studio.test')).cookies();
    const answer = await change({ cookie, origin: 'http://127.0.0.1:4321', 'content-type': 'text/plain' });
    expect(await answer.json()).toMatchObject({ code: 'INVALID_INPUT', reason: 'JSON_EXPECTED' });
  });

  it('are refused under a foreign host name', async () => {
    const answer = await server.request('/api/health', { headers: { host: 'rebound.example' } });
    expect(await answer.json()).toMatchObject({ code: 'FORBIDDEN', reason: 'FOREIGN_HOST' });
  });
});

describe('Better Auth', () => {
  const listed = new Set<string>([...authRoutes, ...oidcRoutes].map(([method, path]) => `${method} ${path}`));

  it('is reachable by its allow-list alone', async () => {
    const ada = await signedIn(server, 'ada@studio.test');
    const endpoints = Object.values({ ...server.deps.auth.api, ...organization().endpoints }) as {
      path?: string;
      options?: { method?: string | string[] };
    }[];
    const all = endpoints.flatMap(({ path, options }) =>
      path ? [options?.method ?? 'GET'].flat().map((method) => [method, path] as const) : [],
    );
    const forbidden = all.filter(([method, path]) => !listed.has(`${method} ${path}`));
    // All of the organization plugin is among them, and so is signing up.
    expect(forbidden.map(([, path]) => path)).toEqual(
      expect.arrayContaining([
        '/sign-up/email',
        '/organization/create',
        '/organization/update-member-role',
        '/delete-user',
      ]),
    );
    for (const [method, path] of forbidden) {
      const headers = { cookie: ada.cookies(), origin: 'http://127.0.0.1:4321', 'content-type': 'application/json' };
      const answer = await server.request(`/api/auth${path}`, {
        method,
        headers,
        body: method === 'POST' ? '{}' : undefined,
      });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  it('has no routes of a provider where none is configured', async () => {
    for (const [method, path] of oidcRoutes) {
      const answer = await server.request(`/api/auth${path}`, { method, headers: { origin: 'http://127.0.0.1:4321' } });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });
});

describe('the mailbox', () => {
  it('exists in the demonstration alone', async () => {
    expect((await server.request('/api/mailbox')).status).toBe(404);
    const demonstration = await startTestServer({ ETOUCH_DEMONSTRATION: '1' });
    try {
      const { db } = demonstration.deps;
      const html = '<p style="color:red">Hello</p>';
      const data = { toAddress: 'a@b.test', subject: 'Hello', html, text: 'see http://127.0.0.1:4321/x' };
      const { id } = await db.withoutActor((tx) => tx.mailboxMessage.create({ data }));
      expect((await server.request(`/api/mailbox/${id}`)).status).toBe(404);
      expect(await (await demonstration.request(`/api/mailbox/${id}`)).json()).toMatchObject({
        links: ['http://127.0.0.1:4321/x'],
      });
      const view = await demonstration.request(`/api/mailbox/${id}/html`);
      expect(view.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(view.headers.get('content-security-policy')).toContain('sandbox');
      expect(await view.text()).toBe(html);
    } finally {
      await demonstration.close();
    }
  });
});
