import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aPng } from './testing/png.ts';
import { freePort, startServerProcess } from './testing/server-process.ts';
import { startShoot, type Shoot } from './testing/shoot.ts';

let shoot: Shoot;
let port: number;
beforeAll(async () => {
  shoot = await startShoot();
  port = await freePort();
});
afterAll(() => shoot?.close());

const photos = () =>
  shoot.sql<{ originalName: string; status: string; sha256: string; storageKey: string; processingAttempts: number }>(
    `SELECT * FROM "Asset" ORDER BY "originalName"`,
  );

it('kill -9 in the middle of an upload loses nothing that was acknowledged', async () => {
  const content = randomBytes(12 << 20);
  let server = await startServerProcess(shoot.server, port);
  const acknowledged = Promise.withResolvers<number>();
  let url: string | null = null;
  const options = {
    endpoint: `${server.origin}/api/uploads`,
    headers: { cookie: shoot.studio.browser.cookies(), origin: server.origin },
    metadata: { purpose: 'ASSET', projectId: shoot.projectId, filename: 'large.jpg' },
    chunkSize: 1 << 20,
    retryDelays: null,
  };
  const first = new Upload(content, {
    ...options,
    onUploadUrlAvailable: () => (url = first.url),
    onChunkComplete: (_size, accepted) => accepted > content.length / 2 && acknowledged.resolve(accepted),
    // The connection breaks with the server.
    onError: () => undefined,
  });
  first.start();
  const accepted = await acknowledged.promise;
  await server.kill();
  await first.abort();

  server = await startServerProcess(shoot.server, port);
  const head = await fetch(url!, { method: 'HEAD', headers: { ...options.headers, 'tus-resumable': '1.0.0' } });
  expect(Number(head.headers.get('upload-offset'))).toBeGreaterThanOrEqual(accepted);
  const outcome = await new Promise<string | undefined>((resolve, reject) => {
    const second = new Upload(content, {
      ...options,
      uploadUrl: url,
      onSuccess: ({ lastResponse }) => resolve(lastResponse.getHeader('etouch-outcome')),
      onError: reject,
    });
    second.start();
  });
  await server.kill();
  expect(outcome).toBe('accepted');
  const [asset] = await photos();
  const stored = await buffer(await shoot.server.deps.storage.read(asset!.storageKey));
  expect(asset!.sha256).toBe(createHash('sha256').update(content).digest('hex'));
  expect(stored.equals(content)).toBe(true);
});

it('kill -9 in the middle of processing leaves nothing unfinished', { timeout: 180_000 }, async () => {
  const names = Array.from({ length: 12 }, (_, i) => `p${i}.png`);
  for (const [i, filename] of names.entries()) {
    const metadata = { purpose: 'ASSET', projectId: shoot.projectId, filename };
    await shoot.studio.tus.upload(metadata, aPng(i + 1, 1600, 1200));
  }
  const ready = async () => (await photos()).filter((photo) => photo.status === 'READY').length;
  const killed = await startServerProcess(shoot.server, port);
  await expect.poll(ready, { timeout: 60_000, interval: 5 }).toBeGreaterThan(0);
  await killed.kill();
  expect(await ready()).toBeLessThan(names.length);
  const server = await startServerProcess(shoot.server, port);
  await expect.poll(ready, { timeout: 120_000, interval: 100 }).toBe(names.length);
  await server.kill();
  const attempts = (await photos()).map((photo) => photo.processingAttempts);
  expect(Math.max(...attempts)).toBeGreaterThan(1);
});
