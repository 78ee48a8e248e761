import { spawn } from 'node:child_process';
import type { StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { inRoot, node24, root } from '../bootstrap/paths.mjs';

const GUARD = inRoot('scripts/launch/exit-with-parent.ts');

/** Milliseconds a process gets to finish what it is doing before it is killed. */
const PATIENCE = 15_000;

export interface Child {
  pid: number;
  /** Resolves when the process has ended, with what to say about it. */
  ended: Promise<string>;
  /** Orderly stop; resolves when it has ended. */
  stop(): Promise<void>;
  /** SIGKILL; resolves when it has ended. */
  kill(): Promise<void>;
}

/**
 * Starts a program of the project on Node 24 in a process group of its own: Ctrl-C in the terminal reaches the launcher alone,
 * which then stops things in their order. It ends when the launcher does.
 * @param output where its output goes: this terminal, or an open file
 */
export async function startChild(script: string, env: NodeJS.ProcessEnv, output: 'inherit' | number): Promise<Child> {
  const stdio: StdioOptions = ['ignore', output, output, 'ipc'];
  const child = spawn(node24, ['--import', GUARD, inRoot(script)], { cwd: root, env, stdio, detached: true });
  const ended = once(child, 'exit').then(([code, signal]) => (signal ? `killed by ${signal}` : `exit code ${code}`));
  await Promise.race([once(child, 'spawn'), ended]);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    await ended;
    clearTimeout(timer);
  };
  return { pid: child.pid ?? 0, ended, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
