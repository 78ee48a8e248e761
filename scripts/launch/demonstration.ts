import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, node24 } from '../bootstrap/paths.mjs';
import { run } from '../bootstrap/run.mjs';
import type { Step } from './step.ts';

/** One person of the demonstration, as the fill wrote it down. */
export interface SignIn {
  name: string;
  organization: string;
  role: string;
  email: string;
  password: string;
}

/** The fill writes `<data>/demonstration.json` last; until it is there the fill runs again and completes what is missing. */
function readSignIns(dataDir: string): SignIn[] | undefined {
  try {
    const text = readFileSync(path.join(dataDir, 'demonstration.json'), 'utf8');
    return (JSON.parse(text) as { signIns: SignIn[] }).signIns;
  } catch {
    return undefined;
  }
}

/**
 * Fills an empty database with the demonstration: people, projects in each state, rendered photographs.
 * @returns its sign-ins; none when the database already held something else
 */
export async function fillDemonstration(
  dataDir: string,
  env: NodeJS.ProcessEnv,
  step: Step,
  signal?: AbortSignal,
): Promise<SignIn[]> {
  const known = readSignIns(dataDir);
  if (known) return known;
  await step('Filling the demonstration', (note) =>
    run(node24, [inRoot('apps/server/src/demonstration/fill.ts')], {
      env,
      signal,
      onLine: (line) => isWorthALine(line) && note(line),
      failure: 'Filling the demonstration failed',
      advice: 'Run the command again: it continues where it stopped.',
    }),
  );
  return readSignIns(dataDir) ?? [];
}

/** Every tenth of "7 of 57 photographs rendered", the last, and whatever else is said. */
function isWorthALine(line: string): boolean {
  const [, done, all] = /^(\d+) of (\d+) /.exec(line) ?? [];
  return done === undefined || done === all || Number(done) % 10 === 0;
}
