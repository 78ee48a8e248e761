import { spawn } from 'node:child_process';
import { Failure } from './failure.mjs';
import { toolEnvironment } from './environment.mjs';
import { root } from './paths.mjs';

/**
 * Runs a tool to its end with its output kept back, so that a good run stays one line.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, failure?: string, advice?: string, onLine?: (line: string) => void, signal?: AbortSignal }} [options]
 *   `failure` and `advice` are what is said when it does not end with 0
 * @returns {Promise<string>} what it printed
 */
export function run(command, args, options = {}) {
  const { env = toolEnvironment(), cwd = root, failure = `${command} failed`, advice, onLine, signal } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], signal });
    let output = '';
    let rest = '';
    /** @param {string} text */
    const take = (text) => {
      output += text;
      if (!onLine) return;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', (error) => reject(new Failure(`${failure}: ${error.message}`, advice, output)));
    child.once('close', (code, killed) => {
      if (onLine && rest) onLine(rest);
      if (code === 0) resolve(output);
      // Lines that were passed on have been seen.
      else reject(new Failure(`${failure} (${killed ?? `exit code ${code}`}).`, advice, onLine ? '' : output));
    });
  });
}
