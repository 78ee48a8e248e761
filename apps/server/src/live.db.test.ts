import { notifyLive, type LiveHint } from '@etouch/db/live';
import { withClient } from '@etouch/db/with-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from './testing/browser.ts';
import { readEvents } from './testing/event-stream.ts';
import { anOrganization, aPerson, signedIn } from './testing/people.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;
let studio: string;
let project: string;
let ada: Browser;
let outsider: Browser;

beforeAll(async () => {
  server = await startTestServer();
  studio = await anOrganization(server, 'STUDIO', 'Studio');
  const client = await anOrganization(server, 'CLIENT', 'Client');
  const rival = await anOrganization(server, 'STUDIO', 'Rival');
  project = await withClient(server.database.superuserUrl, async (db) => {
    await db.query(
      `INSERT INTO "StudioPartner" (id, "studioId", "partnerId", kind) VALUES (gen_random_uuid(), $1, $2, 'CLIENT')`,
      [studio, client],
    );
    const { rows } = await db.query<{ id: string }>(
      `INSERT INTO "Project" (id, "studioId", "clientId", title, code, "updatedAt")
       VALUES (gen_random_uuid(), $1, $2, 'Shoot', 'P-1', now()) RETURNING id`,
      [studio, client],
    );
    return rows[0]!.id;
  });
  await aPerson(server, { email: 'ada@studio.test', memberOf: [[studio, 'STUDIO_ADMIN']] });
  await aPerson(server, { email: 'rival@rival.test', memberOf: [[rival, 'STUDIO_ADMIN']] });
  ada = await signedIn(server, 'ada@studio.test');
  outsider = await signedIn(server, 'rival@rival.test');
});
afterAll(() => server.close());

const tell = (hint: LiveHint) => server.deps.db.withoutActor((tx) => notifyLive(tx, hint));

async function listen(browser: Browser) {
  const response = await browser.get('/api/live');
  expect(response.headers.get('content-type')).toMatch('text/event-stream');
  const stream = readEvents(response);
  expect(await stream.next()).toMatchObject({ event: 'open' });
  return stream;
}

describe('the event stream', () => {
  it('passes a hint to those who see the project, without saying who else hears it', async () => {
    const [mine, foreign] = await Promise.all([listen(ada), listen(outsider)]);
    await tell({ projectId: project, kind: 'Asset', ids: ['1'], organizationIds: undefined });
    await tell({ kind: 'Everyone' });
    expect(await mine.next()).toEqual({ event: 'hint', data: { projectId: project, kind: 'Asset', ids: ['1'] } });
    // The outsider's first hint is the one about no project: the other never came.
    expect(await foreign.next()).toEqual({ event: 'hint', data: { kind: 'Everyone' } });
    await Promise.all([mine.close(), foreign.close()]);
  });

  it('passes an organization’s own news to that organization', async () => {
    const [mine, foreign] = await Promise.all([listen(ada), listen(outsider)]);
    await tell({ kind: 'Notification', organizationIds: [studio] });
    await tell({ kind: 'Everyone' });
    expect(await mine.next()).toEqual({ event: 'hint', data: { kind: 'Notification' } });
    expect(await foreign.next()).toEqual({ event: 'hint', data: { kind: 'Everyone' } });
    await Promise.all([mine.close(), foreign.close()]);
  });

  it('ends for someone who is no longer a member', async () => {
    await aPerson(server, { email: 'gone@studio.test', memberOf: [[studio, 'STUDIO_USER']] });
    const stream = await listen(await signedIn(server, 'gone@studio.test'));
    await withClient(server.database.superuserUrl, (db) =>
      db.query(
        `DELETE FROM "UserOrganization" m USING "User" u WHERE u.id = m."userId" AND u.email = 'gone@studio.test'`,
      ),
    );
    await tell({ projectId: project, kind: 'Asset' });
    expect(await stream.next()).toBeNull();
  });

  it('ends the oldest of too many streams of one person', async () => {
    const oldest = await listen(ada);
    const others = [];
    for (let i = 0; i < 8; i++) others.push(await listen(ada));
    expect(await oldest.next()).toBeNull();
    await Promise.all(others.map((stream) => stream.close()));
  });

  it('needs a session', async () => {
    expect((await server.request('/api/live')).status).toBe(401);
  });
});
