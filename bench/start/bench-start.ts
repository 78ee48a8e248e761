import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from '../../scripts/bootstrap/paths.mjs';
import { bootstrap } from '../../scripts/bootstrap/start.mjs';
import { tryPort } from '../../scripts/launch/port.ts';
import { median, metric } from '../metric.ts';
import type { Bench } from '../metric.ts';
import { timeToReady } from './time-to-ready.ts';

/** Milliseconds to the first answer, of one program started again and again on its own data. The first start is not counted: it creates. */
async function warmStarts(script: string, readyPath: string, runs: number): Promise<number[]> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'etouch-bench-'));
  const port = await tryPort('127.0.0.1', 0);
  // A public address switches the demonstration off: rendering photographs is no part of a warm start.
  const env = { ETOUCH_DATA: data, ETOUCH_PORT: String(port), ETOUCH_URL: `http://localhost:${port}` };
  const times: number[] = [];
  try {
    for (let run = 0; run <= runs; run++)
      times.push(await timeToReady(inRoot(script), env, `http://127.0.0.1:${port}${readyPath}`));
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
  return times.slice(1);
}

/** From `node scripts/start.mjs` on an installed checkout with data to the first "ready" of the server. */
export const benchStart: Bench = async ({ runs }) => {
  await bootstrap();
  const value = await warmStarts('scripts/start.mjs', '/api/ready', runs);
  const baseline = await warmStarts('bench/start/bare-start.ts', '/', runs);
  return [metric('warm start to ready', 's', median(value) / 1000, median(baseline) / 1000, runs)];
};
