import { once } from 'node:events';
import net from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { requirePort, tryPort } from './port.ts';

const servers: net.Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

it('a free port is accepted and left free', async () => {
  const port = await tryPort('127.0.0.1', 0);
  await requirePort('127.0.0.1', port);
  await requirePort('127.0.0.1', port);
});

it('a port in use is said, with the way out', async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  await expect(requirePort('127.0.0.1', port)).rejects.toMatchObject({
    message: `Port ${port} is in use by another program.`,
    advice: expect.stringContaining('ETOUCH_PORT='),
  });
});

it('an address of another machine names ETOUCH_HOST', async () => {
  await expect(requirePort('203.0.113.7', 4000)).rejects.toThrow(/^ETOUCH_HOST/);
});
