import { readFileSync } from 'node:fs';
import { inRoot, node24 } from '../bootstrap/paths.mjs';
import { run } from '../bootstrap/run.mjs';
import { stream } from './stream.mjs';

/** Where reports of the last run stand. */
export const RESULTS = 'test-results';
const VITEST = inRoot('node_modules/vitest/vitest.mjs');

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Counts} */
export const NONE = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/**
 * Runs one tier of tests and reads its numbers from vitest's report.
 * @param {'unit' | 'db' | 'db15' | 'e2e'} project
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Counts>} a run that ended badly without a failed test (set-up, an unhandled error) counts as one failure
 */
export async function runProject(project, env = {}) {
  const file = inRoot(`${RESULTS}/${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await stream(node24, [VITEST, 'run', '--project', project, ...reporters], env);
  return countsOf(file, code);
}

/**
 * @param {string} file vitest's report
 * @param {number} code vitest's exit code
 * @returns {Counts}
 */
export function countsOf(file, code) {
  const counts = readCounts(file);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {string} file
 * @returns {Counts}
 */
function readCounts(file) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // It ended before it could write; its exit code says so.
    return NONE;
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + (numTodoTests ?? 0) };
}

/**
 * The tests of a tier that cannot run here, counted so that nobody takes silence for success.
 * @param {'e2e'} project
 * @returns {Promise<Counts>}
 */
export async function skippedProject(project) {
  const listed = await run(node24, [VITEST, 'list', '--project', project, '--json'], {
    failure: `Listing the ${project} tests failed`,
  });
  return { ...NONE, skipped: JSON.parse(listed.slice(listed.indexOf('['))).length };
}
