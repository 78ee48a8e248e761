import { spawn } from 'node:child_process';
import { toolEnvironment } from './environment.mjs';
import { root } from './paths.mjs';

/** Signals that mean "stop, and put everything away". */
export const STOPPING = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** Milliseconds between two looks at who our parent is. */
const LOOK = 250;

/**
 * npm hands a signal to the shell it runs us in, and the shell dies of it without telling us: then we are orphans.
 * @param {() => void} stop
 */
function whenNpmIsGone(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, LOOK);
  timer.unref();
}

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
    const stop = () => child.kill('SIGTERM');
    for (const signal of STOPPING) process.on(signal, stop);
    whenNpmIsGone(stop);
    // Whoever read our output may be gone as well.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
