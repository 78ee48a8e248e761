import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { findConnectionProblem } from './can-connect.ts';
import { parseEngineArguments } from './engine-arguments.ts';
import { engineLogLine } from './engine-log.ts';
import { engineVersion, loadEngine } from './load-engine.ts';
import { MigrationAdapterFactory } from './migration-adapter.ts';
import { serve } from './serve.ts';

/** Stands where Prisma's CLI expects its native schema engine, named by PRISMA_SCHEMA_ENGINE_BINARY. */
const args = parseEngineArguments(process.argv.slice(2));
// The command line shows the connection without its password; see prisma.config.ts.
const url = process.env.ETOUCH_OWNER_URL ?? args.url ?? '';
const log = (level: 'INFO' | 'ERROR', fields: Record<string, unknown>) =>
  process.stderr.write(engineLogLine(level, fields));

if (args.version) process.stdout.write(`schema-engine-wasm ${await engineVersion()}\n`);
else if (args.command === undefined) await converse();
else await answer(args.command);

async function answer(command: string): Promise<void> {
  // The CLI leaves out the first line of what we say.
  log('INFO', { message: 'Starting the schema engine' });
  const problem =
    command === 'can-connect-to-database'
      ? await findConnectionProblem(url)
      : { code: 'P1017', message: `etouch prepares its database itself: "${command}" is not for Prisma's CLI to do` };
  if (!problem) return;
  log('ERROR', { message: problem.message, error_code: problem.code, is_panic: false });
  process.exitCode = 1;
}

async function converse(): Promise<void> {
  const factory = new MigrationAdapterFactory(url);
  const datamodels = await Promise.all(
    args.datamodels.map(async (path): Promise<[string, string]> => [path, await readFile(path, 'utf8')]),
  );
  const engine = await loadEngine(datamodels, factory, (message) => log('ERROR', { message, is_panic: true }));
  // Opened last: lines that arrive before somebody listens are lost.
  const input = createInterface({ input: process.stdin });
  process.once('SIGTERM', () => input.close());
  let busy = false;
  // The CLI was killed in the middle of its question: nobody waits for the answer, and what is under way is taken back.
  process.stdin.once('end', () => busy && process.exit(1));
  try {
    await serve(
      input,
      async (method, params) => {
        busy = true;
        return callEngine(engine, method, params).finally(() => (busy = false));
      },
      (line) => process.stdout.write(line),
    );
  } finally {
    await factory.close();
    await new Promise((written) => process.stdout.write('', written));
    // The engine's timer for its advisory lock would hold the process for ten more seconds.
    process.exit();
  }
}

async function callEngine(engine: SchemaEngine, method: string, params: unknown): Promise<unknown> {
  const name = method === 'getDatabaseVersion' ? 'version' : method;
  const methods = engine as unknown as Record<string, unknown>;
  const found = methods[name];
  if (typeof found !== 'function') throw new Error(`the schema engine has no method ${method}`);
  return (found as (params: unknown) => Promise<unknown>).call(engine, params);
}
