import { createHash, randomBytes, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { listAssets } from '@etouch/contracts/routes/assets';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort, startServerProcess, type ServerProcess } from './testing/server-process.ts';
import { startShoot, type Shoot } from './testing/shoot.ts';
import { createTusClient } from './testing/tus.ts';

const MEBIBYTE = 1 << 20;
const SIZE = 4_500 * MEBIBYTE;
const FIRST = 4_200 * MEBIBYTE;
const block = randomBytes(MEBIBYTE);

let shoot: Shoot;
let server: ServerProcess;
beforeAll(async () => {
  shoot = await startShoot();
  server = await startServerProcess(shoot.server, await freePort(), { ETOUCH_RUN_WORKER: '0' });
});
afterAll(async () => {
  await server?.kill();
  await shoot?.close();
});

const headers = () => ({ 'tus-resumable': '1.0.0', cookie: shoot.studio.browser.cookies(), origin: server.origin });
const residentBytes = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))![1]) * 1024;

/** The mebibyte at a place: each differs from the others by its number. */
function blockAt(number: number): Buffer {
  const mine = Buffer.from(block);
  mine.writeUInt32LE(number);
  return mine;
}

/** Real bytes from `from` to `to`, in one request. */
async function send(location: string, from: number, to: number, hash: Hash): Promise<IncomingMessage> {
  const patch = request(new URL(location, server.origin), {
    method: 'PATCH',
    headers: {
      ...headers(),
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(from),
      'content-length': String(to - from),
    },
  });
  const answered = once(patch, 'response') as Promise<[IncomingMessage]>;
  for (let at = from; at < to; at += MEBIBYTE) {
    const bytes = blockAt(at / MEBIBYTE);
    hash.update(bytes);
    if (!patch.write(bytes)) await once(patch, 'drain');
  }
  patch.end();
  const [response] = await answered;
  response.resume();
  return response;
}

it('4.5 gigabytes of real bytes arrive whole in bounded memory, broken off and continued past 32 bits', async () => {
  const tus = createTusClient(
    (path, init) => fetch(new URL(path, server.origin), init),
    shoot.studio.browser.cookies(),
    server.origin,
  );
  const metadata = { purpose: 'ASSET', projectId: shoot.projectId, filename: 'feature.mov' };
  const location = (await tus.create(metadata, SIZE)).headers.get('location')!;
  const hash = createHash('sha256');
  const before = residentBytes();
  expect((await send(location, 0, FIRST, hash)).statusCode).toBe(204);
  // Another process goes on: it knows nothing of the checksum so far and reads the file.
  await server.kill();
  server = await startServerProcess(shoot.server, Number(new URL(server.origin).port), { ETOUCH_RUN_WORKER: '0' });
  expect((await tus.head(location)).headers.get('upload-offset')).toBe(String(FIRST));
  const done = await send(location, FIRST, SIZE, hash);
  expect([done.statusCode, done.headers['etouch-outcome']]).toEqual([204, 'accepted']);
  expect(residentBytes() - before).toBeLessThan(150 * MEBIBYTE);
  const sha256 = hash.digest('hex');
  const [photo] = (await shoot.studio.browser.api.call(listAssets, { params: { projectId: shoot.projectId } })).items;
  const [asset] = await shoot.sql<{ sha256: string }>(`SELECT "sha256" FROM "Asset" WHERE id = $1`, [photo!.id]);
  expect(asset!.sha256).toBe(sha256);
  const download = await fetch(new URL(`/api/assets/${photo!.id}/media/original`, server.origin), {
    headers: headers(),
  });
  const received = createHash('sha256');
  for await (const chunk of download.body!) received.update(chunk);
  expect(received.digest('hex')).toBe(sha256);
});
