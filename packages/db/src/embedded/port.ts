import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The TCP port this installation's PostgreSQL keeps from start to start, chosen among the free ones the first time. */
export async function keptPort(dataDir: string): Promise<number> {
  const kept = Number(await readFile(portFile(dataDir), 'utf8').catch(() => ''));
  if (Number.isInteger(kept) && kept > 0 && (await tryPort(kept)) === kept) return kept;
  return chooseNewPort(dataDir);
}

/** Remembers the port the server really has: of two starts at once each chose one. */
export async function keepPort(dataDir: string, port: number): Promise<void> {
  await writeFile(portFile(dataDir), String(port));
}

/** Takes another free port, when the kept one belongs to somebody else by now. */
export async function chooseNewPort(dataDir: string): Promise<number> {
  const port = await tryPort(0);
  if (port === undefined) throw new Error('no free port on 127.0.0.1');
  await keepPort(dataDir, port);
  return port;
}

function portFile(dataDir: string): string {
  return join(dataDir, 'postgres.port');
}

/** Listens for an instant (0: on any free port) and gives the port, undefined when it is taken. */
async function tryPort(port: number): Promise<number | undefined> {
  const server = createServer();
  return new Promise((settle) => {
    server.once('error', () => settle(undefined));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      const taken = address !== null && typeof address === 'object' ? address.port : undefined;
      server.close(() => settle(taken));
    });
  });
}
