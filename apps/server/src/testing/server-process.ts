import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { TestServer } from './test-server.ts';

/** The server's program, worker included, on the database and files of a test server. */
export interface ServerProcess {
  origin: string;
  pid: number;
  /** kill -9: it gets no chance to put anything in order. */
  kill(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Starts the program and waits until it says that it is ready.
 * @param env settings beside the usual ones
 * @param launcher words that end by replacing themselves with the program, such as a shell that mounts something first
 */
export async function startServerProcess(
  server: TestServer,
  port: number,
  env: NodeJS.ProcessEnv = {},
  launcher: string[] = [],
): Promise<ServerProcess> {
  const { database, deps, files } = server;
  const [command, ...words] = [...launcher, process.execPath, path.join(import.meta.dirname, '..', 'main.ts')];
  const child = spawn(command, words, {
    env: {
      PATH: process.env.PATH,
      // Compiled modules kept between starts, where whoever runs the tests keeps any.
      ...(process.env.NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }),
      DATABASE_URL: database.appUrl,
      DATABASE_AUTH_URL: database.authUrl,
      DATABASE_JOBS_URL: database.jobsUrl,
      ETOUCH_DATA: deps.settings.dataDir,
      ETOUCH_AUTH_SECRET: deps.settings.authSecret,
      ETOUCH_SIGNING_SECRET: deps.settings.signingSecret,
      ETOUCH_PORT: String(port),
      ...files.env,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ready = Promise.withResolvers<void>();
  const ended = once(child, 'close').then(() => ready.reject(new Error(output)));
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      if (output.includes('"event":"listening"')) ready.resolve();
    });
  }
  await ready.promise;
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid!,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
