import { mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { startChild } from './child.ts';
import type { Child } from './child.ts';
import { keepRunning } from './keep-running.ts';
import { waitUntilReady } from './ready.ts';
import { writeRunning } from './running.ts';

export interface ServerOptions {
  dataDir: string;
  env: NodeJS.ProcessEnv;
  /** The address people open, and the one it is reached at from this machine. */
  url: string;
  localUrl: string;
  output: 'inherit' | 'file';
  /** Called with what to say when it ended unasked and is started again; without it, it is not. */
  restarted?: ((line: string) => void) | undefined;
  signal?: AbortSignal | undefined;
}

export interface Server {
  stop(): Promise<void>;
  /** SIGKILL; with restarts on, a new one follows. */
  kill(): Promise<void>;
}

/**
 * Starts the server, with the worker in it, and waits until it can work.
 * @throws Failure when it ends or stays silent; nothing is left running then
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const start = async () => {
    const output = options.output === 'file' ? openLog(options.dataDir) : options.output;
    const child = await startChild('apps/server/src/main.ts', options.env, output);
    writeRunning(options.dataDir, options.url, child.pid);
    return child;
  };
  const first = await start();
  try {
    await waitUntilReady(options.localUrl, first, options.signal);
  } catch (error) {
    await first.stop();
    throw error;
  }
  return options.restarted ? restarting(first, start, options.restarted) : first;
}

function restarting(first: Child, start: () => Promise<Child>, say: (line: string) => void): Server {
  const kept = keepRunning(first, start, say);
  return { stop: () => kept.stop(), kill: () => kept.current().kill() };
}

function openLog(dataDir: string): number {
  const directory = path.join(dataDir, 'logs');
  mkdirSync(directory, { recursive: true });
  return openSync(path.join(directory, 'server.log'), 'a');
}
