import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

const PACKAGE = resolve(import.meta.dirname, '../..');

export interface CommandResult {
  code: number | null;
  /** Everything it wrote, on both outputs. */
  text: string;
}

/** The environment of a test's commands: this process's, without its own database. */
function environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, DATABASE_DIRECT_URL: _direct, ETOUCH_OWNER_URL: _owner, ...inherited } = process.env;
  return { ...inherited, NO_COLOR: '1', ...env };
}

/** Starts one of this package's scripts by its name in package.json, with further arguments. */
export function startCommand(script: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn('npm', ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])], {
    cwd: PACKAGE,
    env: environment(env),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs it to its end. */
export async function runScript(script: string, args: string[], env: NodeJS.ProcessEnv): Promise<CommandResult> {
  const child = startCommand(script, args, env);
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((settle) => child.once('close', (code) => settle({ code, text })));
}
