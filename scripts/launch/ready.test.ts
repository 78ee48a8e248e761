import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import type { Child } from './child.ts';
import { waitUntilReady } from './ready.ts';

const never = new Promise<string>(() => undefined);
const child = (ended: Promise<string>): Child => ({
  pid: 0,
  ended,
  stop: async () => undefined,
  kill: async () => undefined,
});

it('waits through refusals until the server can work', async () => {
  let asked = 0;
  const server = http.createServer((request, response) => {
    expect(request.url).toBe('/api/ready');
    response.writeHead(++asked < 3 ? 503 : 200).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  await waitUntilReady(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, child(never));
  expect(asked).toBe(3);
  server.close();
  server.closeAllConnections();
});

it('gives up when the server has ended, and says how', async () => {
  await expect(waitUntilReady('http://127.0.0.1:9', child(Promise.resolve('exit code 1')))).rejects.toThrow(
    'The server ended before it was ready (exit code 1).',
  );
});

it('gives up when the start is given up', async () => {
  await expect(waitUntilReady('http://127.0.0.1:9', child(never), AbortSignal.abort())).rejects.toThrow(/abort/i);
});
