import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { checksum } from '../bootstrap/checksum.mjs';
import { toolEnvironment } from '../bootstrap/environment.mjs';
import { isFresh } from '../bootstrap/marker.mjs';
import { inRoot, node24 } from '../bootstrap/paths.mjs';
import { run } from '../bootstrap/run.mjs';
import type { Step } from './step.ts';

/** Where the server finds the built web app. */
export const WEB_DIST = 'apps/web/dist';

const MARKER = `${WEB_DIST}/.inputs`;
const INPUTS = ['apps/web', 'packages/ui', 'packages/contracts', 'pnpm-lock.yaml', 'tsconfig.base.json'];

/** Builds the web app when anything it is made from has changed since the last build. */
export async function buildWeb(step: Step, signal?: AbortSignal): Promise<void> {
  const expected = checksum(INPUTS);
  if (isFresh(MARKER, expected)) return;
  await step('Building the web app', async () => build(expected, signal));
}

/** Builds beside the served folder and exchanges them at the end: a build cut short leaves the old one whole. */
async function build(expected: string, signal?: AbortSignal): Promise<void> {
  const web = inRoot('apps/web');
  const draft = inRoot(`.cache/web-${process.pid}`);
  mkdirSync(inRoot('.cache'), { recursive: true });
  const vite = inRoot('apps/web/node_modules/vite/bin/vite.js');
  try {
    await run(node24, [vite, 'build', '--manifest', '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn'], {
      cwd: web,
      signal,
      env: { ...toolEnvironment(), NODE_ENV: 'production' },
      failure: 'Building the web app failed',
      advice: 'The reason stands above; it names the file in apps/web, packages/ui or packages/contracts.',
    });
    compressAssets(`${draft}/assets`);
    writeFileSync(`${draft}/.inputs`, expected);
    exchange(draft, expected);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Beside each script and style sheet its compressed form: compressing it at every request keeps a first page waiting. */
function compressAssets(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!/\.(?:js|css|svg|wasm)$/.test(name)) continue;
    const bytes = readFileSync(`${folder}/${name}`);
    writeFileSync(`${folder}/${name}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

function exchange(draft: string, expected: string): void {
  rmSync(inRoot(WEB_DIST), { recursive: true, force: true });
  try {
    renameSync(draft, inRoot(WEB_DIST));
  } catch (error) {
    // Another start built the same at the same time, and was first.
    if (!isFresh(MARKER, expected)) throw error;
  }
}
