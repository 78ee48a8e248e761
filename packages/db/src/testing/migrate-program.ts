// A process of its own for the tests of safe migrations: it migrates or recovers, and at a named point throws or kills
// itself with everything it started. Its last line of output says how it ended.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../database.ts';
import { recoverMaintenance } from '../maintenance/recover.ts';
import { migrateSafely } from '../safe-migration.ts';
import { EXITS, StepFailed } from '../safe-migration/steps.ts';
import type { Breakage } from './migration-site.ts';

const { at, how } = JSON.parse(process.argv[2]!) as Breakage;
const dataDir = process.env.ETOUCH_DATA!;

function breakAt(point: string): void {
  if (point !== at) return;
  // The whole group: whoever pulls the plug asks no child.
  if (how === 'kill') process.kill(-process.pid, 'SIGKILL');
  throw new Error(`broken at ${point}`);
}

const COPYING = 'Copying its files';
/** Files of a small cluster: this many lie in the copy when it is half done. */
const HALF = 400;

const onStep = (step: string, moment: string) => breakAt(`${step} ${moment}`);
const log = (line: string) => {
  breakAt(line);
  if (line === COPYING && at === 'half copied') setInterval(killHalfWay, 1);
};

function killHalfWay(): void {
  const backups = join(dataDir, 'backups');
  const draft = readdirSync(backups).find((name) => name.endsWith('.unfinished'));
  if (draft && readdirSync(join(backups, draft), { recursive: true }).length > HALF) breakAt('half copied');
}

async function work(): Promise<object> {
  const recovered = await recoverMaintenance({ dataDir, log, onStep });
  if (process.argv[3] === 'recover') return { code: 0, recovered: recovered?.result ?? null };
  const database = await openDatabase({ dataDir });
  const { applied } = await migrateSafely({ database, dataDir, log, onStep });
  return { code: 0, applied };
}

const ended = await work().catch((error: unknown) => {
  if (!(error instanceof StepFailed)) throw error;
  return { code: EXITS[error.exit].code, said: error.message };
});
console.log(JSON.stringify(ended));
