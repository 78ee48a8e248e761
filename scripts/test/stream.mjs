import { spawn } from 'node:child_process';
import { toolEnvironment } from '../bootstrap/environment.mjs';
import { root } from '../bootstrap/paths.mjs';

/**
 * Runs a program with its output going straight to the reader.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to the tools' environment
 * @returns {Promise<number>} its exit code; 1 when it was killed
 */
export function stream(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...toolEnvironment(), ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
