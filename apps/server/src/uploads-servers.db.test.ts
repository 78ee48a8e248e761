import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { buffer, json } from 'node:stream/consumers';
import { LEASE_MS } from '@etouch/domain/assets/lease-upload';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort, startServerProcess, type ServerProcess } from './testing/server-process.ts';
import { startShoot, type Shoot } from './testing/shoot.ts';
import { createTusClient } from './testing/tus.ts';

let shoot: Shoot;
let one: ServerProcess;
let other: ServerProcess;
beforeAll(async () => {
  shoot = await startShoot();
  [one, other] = await Promise.all([
    startServerProcess(shoot.server, await freePort()),
    startServerProcess(shoot.server, await freePort()),
  ]);
});
afterAll(async () => {
  await Promise.all([one?.kill(), other?.kill()]);
  await shoot?.close();
});

const clientOf = ({ origin }: ServerProcess) =>
  createTusClient((path, init) => fetch(new URL(path, origin), init), shoot.studio.browser.cookies(), origin);
const photo = (filename: string) => ({ purpose: 'ASSET', projectId: shoot.projectId, filename });

/** A PATCH whose bytes the test sends one by one. */
function slowPatch({ origin }: ServerProcess, location: string, offset: number, length: number): ClientRequest {
  return request(new URL(location, origin), {
    method: 'PATCH',
    headers: {
      'tus-resumable': '1.0.0',
      cookie: shoot.studio.browser.cookies(),
      origin,
      'upload-offset': String(offset),
      'content-length': String(length),
      'content-type': 'application/offset+octet-stream',
    },
  });
}

it('one server goes on where another died, and not before', async () => {
  const content = randomBytes(3 << 20);
  const location = (await clientOf(one).create(photo('handed over.png'), content.length)).headers.get('location')!;
  expect((await clientOf(one).patch(location, 0, content.subarray(0, 1 << 20))).status).toBe(204);
  const slow = slowPatch(one, location, 1 << 20, 2 << 20).on('error', () => {});
  slow.write(content.subarray(1 << 20, 2 << 20));
  const lease = () =>
    shoot.sql<{ leaseHolder: string | null }>(`SELECT "leaseHolder" FROM "UploadSession" WHERE id = $1`, [
      location.split('/').at(-1),
    ]);
  await expect.poll(async () => (await lease())[0]!.leaseHolder).not.toBeNull();
  const refused = await clientOf(other).patch(location, 1 << 20, content.subarray(1 << 20));
  expect([refused.status, await refused.json()]).toMatchObject([423, { code: 'LOCKED', reason: 'HELD_ELSEWHERE' }]);
  expect((await clientOf(other).head(location)).status).toBe(423);

  await one.kill();
  expect((await clientOf(other).head(location)).status).toBe(423);
  let head!: Response;
  const waited = performance.now();
  await expect
    .poll(async () => (head = await clientOf(other).head(location)).status, { timeout: LEASE_MS * 2, interval: 250 })
    .toBe(200);
  expect(performance.now() - waited).toBeLessThan(LEASE_MS + 5_000);
  const offset = Number(head.headers.get('upload-offset'));
  expect(offset).toBeGreaterThanOrEqual(1 << 20);
  const done = await clientOf(other).patch(location, offset, content.subarray(offset));
  expect(done.headers.get('etouch-outcome')).toBe('accepted');
  const [asset] = await shoot.sql<{ sha256: string; storageKey: string }>(
    `SELECT * FROM "Asset" WHERE "originalName" = 'handed over.png'`,
  );
  const stored = await buffer(await shoot.server.deps.storage.read(asset!.storageKey));
  const sha256 = createHash('sha256').update(content).digest('hex');
  expect([asset!.sha256, createHash('sha256').update(stored).digest('hex')]).toEqual([sha256, sha256]);
});

it('a newer connection takes over from one that is dead, and the older is told on its own', async () => {
  const location = (await clientOf(other).create(photo('dead line.png'), 1000)).headers.get('location')!;
  const dead = slowPatch(other, location, 0, 1000);
  dead.write(Buffer.alloc(400, 1));
  const uploadId = location.split('/').at(-1)!;
  const { incoming } = shoot.server.deps;
  await expect.poll(() => incoming.size({ studioId: shoot.studio.organizationId, uploadId })).toBe(400);
  const answered = once(dead, 'response') as Promise<[IncomingMessage]>;
  const head = await clientOf(other).head(location);
  expect(head.headers.get('upload-offset')).toBe('400');
  const [response] = await answered;
  expect([response.statusCode, await json(response)]).toMatchObject([423, { reason: 'TAKEN_OVER' }]);
  dead.destroy();
  const done = await clientOf(other).patch(location, 400, Buffer.alloc(600, 2));
  expect(done.headers.get('etouch-outcome')).toBe('accepted');
});

it('two servers at once make one upload of an announcement, and one of them receives it', async () => {
  one = await startServerProcess(shoot.server, await freePort());
  const content = randomBytes(2 << 20);
  const servers = [one, other];
  const created = await Promise.all(
    servers.map((server) => clientOf(server).create(photo('at once.png'), content.length, 'one key')),
  );
  expect(created.map(({ status }) => status)).toEqual([201, 201]);
  const [location, same] = created.map(({ headers }) => headers.get('location')!);
  expect(same).toBe(location);
  // One has it in hand, half sent: the other is refused, whatever it brings, until the first is through.
  const slow = slowPatch(one, location!, 0, content.length);
  const answered = once(slow, 'response') as Promise<[IncomingMessage]>;
  slow.write(content.subarray(0, 1 << 20));
  const holder = async () =>
    (
      await shoot.sql<{ leaseHolder: string | null }>(`SELECT "leaseHolder" FROM "UploadSession" WHERE id = $1`, [
        location!.split('/').at(-1),
      ])
    )[0]!.leaseHolder;
  await expect.poll(holder).not.toBeNull();
  const refused = await Promise.all([
    clientOf(other).patch(location!, 0, content),
    clientOf(other).head(location!),
    clientOf(other).remove(location!),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([423, 423, 423]);
  slow.end(content.subarray(1 << 20));
  const [response] = await answered;
  expect([response.statusCode, response.headers['etouch-outcome']]).toEqual([204, 'accepted']);
  response.resume();
  // The other one, asked after that, tells the same outcome and stores nothing.
  const head = await clientOf(other).head(location!);
  expect(head.headers.get('etouch-outcome')).toBe('accepted');
  const rows = await shoot.sql<{ sha256: string }>(`SELECT "sha256" FROM "Asset" WHERE "originalName" = 'at once.png'`);
  expect(rows).toEqual([{ sha256: createHash('sha256').update(content).digest('hex') }]);
});
