import os from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import { CHECKS, runCheck } from './check/checks.ts';
import type { Outcome } from './check/checks.ts';

/** Runs every check, as many at once as there are processors, and prints the output of those that failed. */
async function check(): Promise<Outcome[]> {
  const waiting = [...CHECKS];
  const outcomes: Outcome[] = [];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const outcome = await runCheck(next);
      console.log(`${outcome.passed ? 'passed' : 'FAILED'}  ${outcome.name} (${outcome.seconds.toFixed(1)} s)`);
      outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, lane));
  return outcomes;
}

const failed = (await check()).filter(({ passed }) => !passed);
for (const { name, output } of failed) console.log(`\n── ${name} ──\n${stripVTControlCharacters(output).trim()}`);
if (failed.length > 0) console.log(`\nFailed: ${failed.map(({ name }) => `pnpm check:${name}`).join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
