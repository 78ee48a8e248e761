import { spawn } from 'node:child_process';
import { toolEnvironment } from './environment.mjs';
import { root } from './paths.mjs';

/** Signals that mean "stop, and put everything away". */
export const STOPPING = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program of the project in this terminal and hands every stop on to it. A terminal's Ctrl-C reaches both,
 * a service manager's signal only this one: the child takes the first and ignores repetitions. It also holds a channel
 * to us, and stops when we are killed.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export function supervise(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: toolEnvironment(),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    for (const signal of STOPPING) process.on(signal, () => child.kill('SIGTERM'));
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
