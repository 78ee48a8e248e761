import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { describe } from '../bootstrap/failure.mjs';
import { inRoot, node24 } from '../bootstrap/paths.mjs';
import { bootstrap } from '../bootstrap/start.mjs';
import { step } from '../bootstrap/steps.mjs';
import { findChromium } from './chromium.mjs';
import { stream } from './stream.mjs';
import { add, NONE, RESULTS, skippedProject, runProject } from './vitest.mjs';

/**
 * Installs, checks, and runs every tier. Each goes on after another's failure: one run tells everything.
 * @returns {Promise<number>} the exit code
 */
export async function test() {
  try {
    await bootstrap();
  } catch (error) {
    console.error(describe(error));
    return 1;
  }
  rmSync(inRoot(RESULTS), { recursive: true, force: true });
  mkdirSync(inRoot(RESULTS), { recursive: true });
  const chromium = await step('Looking for Chromium', findChromium);

  const checked = await stream(node24, [inRoot('scripts/check.ts')]);
  const unit = await timed(() => runProject('unit'));
  const db = await timed(() => runProject('db'));
  const db15 = await timed(() => runProject('db15'));
  const e2e = await timed(() => (chromium ? runProject('e2e', { CHROMIUM_PATH: chromium }) : skippedProject('e2e')));

  const total = [unit, db, db15, e2e].reduce(add, { ...NONE, failed: checked === 0 ? 0 : 1 });
  writeFileSync(
    inRoot(`${RESULTS}/summary.json`),
    JSON.stringify({ check: checked === 0, unit, db, db15, e2e, total }),
  );
  report({ unit, db, db15, e2e });
  if (checked !== 0) console.log('check: failed, see above (counted as one failure)');
  if (!chromium) console.log('Browser tests were skipped: no Chromium was found. Install it, or set CHROMIUM_PATH.');
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 ? 0 : 1;
}

/**
 * @param {() => Promise<import('./vitest.mjs').Counts>} tier
 * @returns {Promise<import('./vitest.mjs').Counts & { seconds: number }>}
 */
async function timed(tier) {
  const began = performance.now();
  const counts = await tier();
  return { ...counts, seconds: Math.round((performance.now() - began) / 1000) };
}

/** @param {Record<string, Awaited<ReturnType<typeof timed>>>} projects */
function report(projects) {
  console.log('');
  for (const [name, { passed, failed, skipped, seconds }] of Object.entries(projects))
    console.log(`${name}: ${passed} passed · ${failed} failed · ${skipped} skipped (${seconds} s)`);
}
