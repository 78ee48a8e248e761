import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { inRoot, node24 } from '../../scripts/bootstrap/paths.mjs';
import { run } from '../../scripts/bootstrap/run.mjs';
import { bootstrap } from '../../scripts/bootstrap/start.mjs';
import { silently } from '../../scripts/launch/step.ts';
import { buildWeb, WEB_DIST } from '../../scripts/launch/web-build.ts';
import { metric } from '../metric.ts';
import type { Bench } from '../metric.ts';
import { initialScripts } from './initial-scripts.ts';

/** Builds the thinnest page of React 19: one paragraph. */
async function baselineSize(): Promise<number> {
  const out = mkdtempSync(path.join(os.tmpdir(), 'etouch-bench-'));
  const vite = path.join(path.dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  try {
    await run(node24, [vite, 'build', '--manifest', '--outDir', out, '--emptyOutDir', '--logLevel', 'warn'], {
      cwd: inRoot('bench/web/baseline'),
      env: { ...process.env, NODE_ENV: 'production' },
    });
    return initialScripts(out).gzipped;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** JavaScript a browser loads before the first screen can show, gzipped. */
export const benchWeb: Bench = async () => {
  await bootstrap();
  await buildWeb(silently);
  const { gzipped, files } = initialScripts(inRoot(WEB_DIST));
  return [metric('initial JavaScript, gzipped', 'KB', gzipped / 1000, (await baselineSize()) / 1000, files.length)];
};
