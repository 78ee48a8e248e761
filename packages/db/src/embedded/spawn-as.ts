import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { namespaceArguments } from './identity.ts';
import type { Identity } from './identity.ts';

/** PostgreSQL needs no setting of ours: secrets of the application stay out of its environment. */
const ENVIRONMENT = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Starts a program as `identity`. The working directory is `/`, which every user may enter. */
export function spawnAs(
  identity: Identity,
  command: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'stdio' | 'detached'>,
): ChildProcess {
  const common = { ...options, cwd: '/', env: ENVIRONMENT };
  if (identity.kind === 'namespace') {
    return spawn('unshare', [...namespaceArguments(identity.user), command, ...args], common);
  }
  if (identity.kind === 'switched') {
    return spawn(command, args, { ...common, uid: identity.user.uid, gid: identity.user.gid });
  }
  return spawn(command, args, common);
}

export interface Finished {
  code: number | null;
  output: string;
}

/** Runs a program to its end, with `input` on its standard input, and gives its exit code (null when it could not start or was killed) and all it wrote. */
export async function runAs(
  identity: Identity,
  command: string,
  args: readonly string[],
  input = '',
): Promise<Finished> {
  const child = spawnAs(identity, command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  // A program that ends without reading it is judged by its exit code.
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((settle) => {
    child.once('error', (error) => settle({ code: null, output: error.message }));
    child.once('close', (code) => settle({ code, output }));
  });
}
