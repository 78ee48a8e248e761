import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { node24, root } from '../../scripts/bootstrap/paths.mjs';

/** Milliseconds a first start may take; it creates the database. */
const PATIENCE = 300_000;

/**
 * Starts a program, waits for the first good answer at an address, and stops the program again.
 * @returns milliseconds from the start of the process to the answer
 * @throws Error with what the program printed when it ends before
 */
export async function timeToReady(script: string, env: NodeJS.ProcessEnv, url: string): Promise<number> {
  const began = performance.now();
  const child = spawn(node24, [script], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const closed = once(child, 'close');
  try {
    while (!(await answers(url))) {
      if (child.exitCode !== null || performance.now() - began > PATIENCE) throw new Error(`Not ready:\n${output}`);
      await pause(5);
    }
    return performance.now() - began;
  } finally {
    child.kill('SIGTERM');
    await closed;
  }
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url).catch(() => undefined);
  await response?.arrayBuffer();
  return response?.ok ?? false;
}
