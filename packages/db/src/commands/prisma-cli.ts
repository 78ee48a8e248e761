import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { PRISMA_DIRECTORY } from '../migrations.ts';

const PACKAGE = resolve(import.meta.dirname, '../..');
const GUARD = new URL('end-with-parent.ts', import.meta.url).href;

export interface PrismaRun {
  /** Arguments as after `prisma` on the command line. */
  args: readonly string[];
  /** Connection of the tables' owner; commands that need no database go without. */
  ownerUrl?: string;
  /** Show what it writes as it comes (default), or give it back in `output`. */
  quiet?: boolean;
}

export interface PrismaResult {
  code: number;
  /** Standard output, when quiet. */
  output: string;
  /** Standard error, when quiet. */
  errors: string;
}

/**
 * Runs Prisma's CLI with our schema engine, on the Node this process runs on. It downloads nothing and reports nothing.
 * Ctrl-C reaches it as it reaches us; its exit is waited for. When we are killed it ends, and the engine with it.
 */
export async function runPrisma({ args, ownerUrl, quiet = false }: PrismaRun): Promise<PrismaResult> {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const child = spawn(process.execPath, ['--import', GUARD, cli, ...args], {
    cwd: PACKAGE,
    stdio: quiet ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      ...(ownerUrl ? { ETOUCH_OWNER_URL: ownerUrl } : {}),
      ETOUCH_PRISMA_DIRECTORY: PRISMA_DIRECTORY,
      ETOUCH_NODE: process.execPath,
      PRISMA_SCHEMA_ENGINE_BINARY: resolve(PACKAGE, 'bin/schema-engine'),
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((settle, fail) => {
    child.once('error', fail);
    child.once('close', (code) => settle({ code: code ?? 1, output, errors }));
  });
}
