import { createHash } from 'node:crypto';
import { createComment, listComments } from '@etouch/contracts/routes/comments';
import { getMaintenance, MAINTENANCE_HEADER } from '@etouch/contracts/routes/health';
import { getMe } from '@etouch/contracts/routes/me';
import { enterReadOnly, leaveReadOnly } from '@etouch/db/maintenance/read-only';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { readEvents } from './testing/event-stream.ts';
import { PASSWORD } from './testing/people.ts';
import { aPng } from './testing/png.ts';
import { startShoot, startTestWorker, type Shoot } from './testing/shoot.ts';

let shoot: Shoot;
const admin = () => shoot.server.database.superuserUrl;
const state = () => shoot.server.deps.maintenance.state();
const seen = (wanted: string) => expect.poll(state, { timeout: 10_000, interval: 5 }).toBe(wanted);
const photo = (filename: string) => ({ purpose: 'ASSET', projectId: shoot.projectId, filename });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function enter(): Promise<void> {
  await enterReadOnly(admin());
  await seen('read-only');
}

async function leave(): Promise<void> {
  await leaveReadOnly(admin());
  await seen('normal');
}

const write = (key = crypto.randomUUID()) =>
  shoot.studio.browser.post(
    createComment.path,
    { projectId: shoot.projectId, lane: 'STUDIO', body: 'During maintenance' },
    { 'idempotency-key': key },
  );

beforeAll(async () => {
  shoot = await startShoot();
});
afterEach(() => leave());
afterAll(() => shoot?.close());

describe('under maintenance', () => {
  it('refuses every change with the reason, and shows what is there', async () => {
    await enter();
    const refused = await write();
    expect([refused.status, refused.headers.get(MAINTENANCE_HEADER)]).toEqual([503, 'read-only']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'MAINTENANCE', status: 503 });
    const read = await shoot.studio.browser.get(`${listComments.path}?projectId=${shoot.projectId}`);
    expect([read.status, read.headers.get(MAINTENANCE_HEADER)]).toEqual([200, 'read-only']);
    expect(await read.json()).toMatchObject({ items: [] });
    expect(await (await shoot.server.request(getMaintenance.path)).json()).toEqual({ state: 'read-only' });
    expect((await shoot.server.request('/api/health')).status).toBe(200);
    const ready = await shoot.server.request('/api/ready');
    expect([ready.status, await ready.json()]).toMatchObject([
      503,
      { code: 'MAINTENANCE', reason: 'DATABASE_READ_ONLY' },
    ]);
    await leave();
    expect((await shoot.server.request('/api/health')).headers.has(MAINTENANCE_HEADER)).toBe(false);
    expect((await write()).status).toBe(201);
  });

  it('takes a refused request under the same key afterwards, and once', async () => {
    const key = crypto.randomUUID();
    await enter();
    expect((await write(key)).status).toBe(503);
    await leave();
    const [first, second] = [await write(key), await write(key)];
    expect([first.status, second.status, second.headers.get('idempotency-replayed')]).toEqual([201, 201, 'true']);
  });

  it('refuses changes as soon as it is announced, and waits for those under way', async () => {
    const { maintenance } = shoot.server.deps;
    const underWay = Promise.withResolvers<void>();
    const change = maintenance.changing(() => underWay.promise);
    let isReadOnly = false;
    const entering = enterReadOnly(admin()).then(() => (isReadOnly = true));
    await seen('read-only');
    expect((await write()).status).toBe(503);
    await shoot.sql(`SELECT pg_sleep(0.3)`);
    expect(isReadOnly).toBe(false);
    underWay.resolve();
    await Promise.all([change, entering]);
  });

  it('answers no reading route with an error, and signs nobody out', async () => {
    // Old enough to be prolonged when it is looked at.
    await shoot.sql(`UPDATE "Session" SET "expiresAt" = now() + interval '3 days' WHERE "userId" = $1`, [
      shoot.studio.userId,
    ]);
    await enter();
    const { mounted } = createApp(shoot.server.deps);
    const answers: [string, number][] = [];
    for (const { id, method, path } of mounted) {
      if (method !== 'get' || id === 'getReady') continue;
      const address = path
        .replace('{projectId}', shoot.projectId)
        .replace(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000');
      answers.push([id, (await shoot.studio.browser.get(address)).status]);
    }
    expect(answers.filter(([, status]) => status >= 500 || status === 401)).toEqual([]);
    expect(answers).toContainEqual(['getMe', 200]);
    for (const path of ['/get-session', '/list-accounts']) {
      const answer = await shoot.studio.browser.get(`/api/auth${path}`);
      expect([path, answer.status, (await answer.json()) !== null]).toEqual([path, 200, true]);
    }
    const [session] = await shoot.sql<{ left: number }>(
      `SELECT extract(epoch FROM "expiresAt" - now())::int AS left FROM "Session" WHERE "userId" = $1`,
      [shoot.studio.userId],
    );
    expect(session!.left).toBeLessThan(3 * 24 * 3600 + 1);
  });

  it('says of a session that is over that it is, though it cannot be removed', async () => {
    const { userId, browser } = shoot.stranger;
    await shoot.sql(`UPDATE "Session" SET "expiresAt" = now() - interval '1 day' WHERE "userId" = $1`, [userId]);
    await enter();
    expect((await browser.get(getMe.path)).status).toBe(401);
  });

  it('lets nobody sign in, nor follow a link that would change something, and says why', async () => {
    await enter();
    const signIn = await shoot.server
      .browser()
      .post('/api/auth/sign-in/email', { email: 'studio@example.test', password: PASSWORD });
    expect([signIn.status, await signIn.json()]).toMatchObject([503, { code: 'MAINTENANCE' }]);
    const link = await shoot.server.request('/api/auth/verify-email?token=x');
    expect([link.status, await link.json()]).toMatchObject([503, { code: 'MAINTENANCE' }]);
  });

  it('repeats a reading whose connection was ended in the middle', async () => {
    const { db } = shoot.server.deps;
    const cut = () =>
      shoot.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                 WHERE datname = current_database() AND application_name = 'etouch'`);
    const membershipsOf = db.membershipsOf.bind(db);
    let cuts = 0;
    db.membershipsOf = async (userId) => {
      if (cuts++ === 0) {
        await db.withoutActor(async (tx) => {
          await tx.$queryRaw`SELECT 1`;
          await cut();
          await tx.$queryRaw`SELECT 1`;
        });
      }
      return membershipsOf(userId);
    };
    try {
      expect((await shoot.studio.browser.get(getMe.path)).status).toBe(200);
      expect(cuts).toBe(2);
    } finally {
      db.membershipsOf = membershipsOf;
    }
  });

  it('tells open pages, and keeps their streams where their connection holds', async () => {
    const events = readEvents(await shoot.studio.get('/api/live'));
    expect(await events.next()).toMatchObject({ event: 'open' });
    await enter();
    expect(await events.next()).toEqual({ event: 'maintenance', data: { state: 'read-only' } });
    const late = readEvents(await shoot.studio.get('/api/live'));
    expect(await late.next()).toMatchObject({ event: 'open' });
    expect(await late.next()).toEqual({ event: 'maintenance', data: { state: 'read-only' } });
    await leave();
    // Whoever was told to catch up does so in between.
    let after = await events.next();
    while (after?.event === 'hint') after = await events.next();
    expect(after).toEqual({ event: 'maintenance', data: { state: 'normal' } });
    await Promise.all([events.close(), late.close()]);
  });
});

describe('an upload under maintenance', () => {
  it('is stopped with what has come, and goes on where it was', async () => {
    const content = aPng(77);
    const { tus } = shoot.studio;
    const created = await tus.create(photo('stopped.png'), content.byteLength);
    const location = created.headers.get('location')!;
    const half = Math.floor(content.byteLength / 2);
    const sent = Promise.withResolvers<void>();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(content.slice(0, half)),
      // The rest never comes: the line is slow.
      pull: () => sent.resolve(),
    });
    const patched = tus.patch(location, 0, body);
    await sent.promise;
    const uploadId = location.split('/').at(-1)!;
    const held = () => shoot.server.deps.incoming.size({ studioId: shoot.studio.organizationId, uploadId });
    await expect.poll(held, { timeout: 10_000, interval: 5 }).toBe(half);
    await enter();
    const stopped = await patched;
    expect([stopped.status, await stopped.json()]).toMatchObject([503, { code: 'MAINTENANCE' }]);
    const [row] = await shoot.sql<{ offset: number }>(
      `SELECT "offsetBytes"::int AS offset FROM "UploadSession" WHERE id = $1`,
      [uploadId],
    );
    expect(row!.offset).toBe(half);
    expect((await tus.head(location)).status).toBe(503);
    expect((await tus.patch(location, half, content.slice(half))).status).toBe(503);
    expect(await held()).toBe(half);
    await leave();
    const head = await tus.head(location);
    expect([head.status, head.headers.get('upload-offset')]).toEqual([200, String(half)]);
    const done = await tus.patch(location, half, content.slice(half));
    expect([done.status, done.headers.get('etouch-outcome')]).toEqual([204, 'accepted']);
    const [asset] = await shoot.sql<{ sha256: string }>(
      `SELECT sha256 FROM "Asset" WHERE "originalName" = 'stopped.png'`,
    );
    expect(asset!.sha256).toBe(sha256(content));
  });
});

describe('the worker under maintenance', () => {
  it('gives back what does not end in time, and that is no failure', async () => {
    const mails = () =>
      shoot.sql(`SELECT state::text AS state, retry_count AS retries FROM pgboss.job WHERE name = 'send-account-mail'`);
    const sending = Promise.withResolvers<void>();
    let sent = 0;
    const worker = await startTestWorker(shoot.server, {
      graceMs: 100,
      mail: {
        async send() {
          sent += 1;
          sending.resolve();
          // The mail server does not answer the first time.
          if (sent === 1) await new Promise(() => {});
        },
        close: () => {},
      },
    });
    try {
      await shoot.server.browser().post('/api/auth/request-password-reset', { email: 'studio@example.test' });
      await sending.promise;
      await enter();
      expect(await mails()).toEqual([{ state: 'created', retries: 0 }]);
      await leave();
      await expect.poll(mails, { timeout: 20_000, interval: 20 }).toEqual([{ state: 'completed', retries: 0 }]);
      expect(sent).toBe(2);
    } finally {
      await worker.stop();
    }
  });

  const jobs = () =>
    shoot.sql<{ state: string; retries: number }>(
      `SELECT state::text AS state, retry_count AS retries FROM pgboss.job WHERE name = 'process-asset' ORDER BY created_on`,
    );

  it('takes nothing, and goes on by itself', async () => {
    await shoot.workOff();
    await shoot.sql(`DELETE FROM pgboss.job WHERE name = 'process-asset'`);
    const names = Array.from({ length: 6 }, (_, n) => `batch-${n}.png`);
    for (const [n, name] of names.entries()) await shoot.studio.tus.upload(photo(name), aPng(100 + n));
    const worker = await startTestWorker(shoot.server);
    try {
      await expect
        .poll(async () => (await jobs()).some((job) => job.state === 'active'), { timeout: 20_000, interval: 1 })
        .toBe(true);
      await enter();
      expect((await jobs()).filter((job) => job.state === 'active' || job.retries > 0)).toEqual([]);
      expect(worker.running()).toBe(false);
      await leave();
      const ready = () => shoot.sql(`SELECT FROM "Asset" WHERE "originalName" LIKE 'batch-%' AND status = 'READY'`);
      await expect.poll(async () => (await ready()).length, { timeout: 40_000, interval: 20 }).toBe(names.length);
      await expect
        .poll(async () => (await jobs()).filter((job) => job.state !== 'completed' || job.retries > 0), {
          timeout: 20_000,
          interval: 20,
        })
        .toEqual([]);
    } finally {
      await worker.stop();
    }
  });
});
