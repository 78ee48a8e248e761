import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import { __wbg_set_wasm as setWasm } from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { MigrationAdapterFactory } from './migration-adapter.ts';

/** The version the engine says of itself (its commit). */
export async function engineVersion(): Promise<string> {
  await instantiate();
  return glue.version();
}

/**
 * Prisma's schema engine, compiled to WebAssembly, on our connections.
 * @param datamodels pairs of path and content
 * @param onPanic receives the engine's last words
 */
export async function loadEngine(
  datamodels: [string, string][],
  factory: MigrationAdapterFactory,
  onPanic: (message: string) => void,
): Promise<SchemaEngine> {
  // The engine looks this name up when it panics.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: onPanic } });
  await instantiate();
  const options = { datamodels: datamodels.length > 0 ? datamodels : undefined };
  return glue.SchemaEngine.new(options, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
}

let instance: Promise<void> | undefined;

/** The package's own entry imports the .wasm as a module, which Node does not do without a flag. */
function instantiate(): Promise<void> {
  instance ??= (async () => {
    const directory = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
    const module = await WebAssembly.compile(await readFile(join(directory, 'schema_engine_bg.wasm')));
    const { exports } = await WebAssembly.instantiate(module, { './schema_engine_bg.js': { ...glue } });
    setWasm(exports);
    const start = exports['__wbindgen_start'];
    if (typeof start === 'function') start();
  })();
  return instance;
}
