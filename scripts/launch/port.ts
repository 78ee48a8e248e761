import { once } from 'node:events';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { Failure } from '../bootstrap/failure.mjs';

/** Whether something may listen there; `port` 0 asks for any. Resolves to the port that was free. */
export async function tryPort(host: string, port: number): Promise<number> {
  const probe = net.createServer();
  probe.listen({ host, port, exclusive: true });
  await once(probe, 'listening');
  const found = (probe.address() as AddressInfo).port;
  probe.close();
  await once(probe, 'close');
  return found;
}

/**
 * Makes sure that the port can be had.
 * @throws Failure that names the setting and the way out
 */
export async function requirePort(host: string, port: number): Promise<void> {
  try {
    await tryPort(host, port);
  } catch (error) {
    throw portFailure(host, port, (error as NodeJS.ErrnoException).code);
  }
}

function portFailure(host: string, port: number, code: string | undefined): Failure {
  const other = `Choose another: ETOUCH_PORT=${port === 4321 ? 4322 : port + 1} npm start`;
  if (code === 'EADDRINUSE') return new Failure(`Port ${port} is in use by another program.`, other);
  if (code === 'EACCES') return new Failure(`ETOUCH_PORT: this user may not listen on port ${port}.`, other);
  return new Failure(`ETOUCH_HOST: cannot listen on ${host} (${code}).`, 'Set it to an address of this machine.');
}
