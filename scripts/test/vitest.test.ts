import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { add, countsOf } from './vitest.mjs';

const directory = mkdtempSync(path.join(os.tmpdir(), 'etouch-report-'));
const file = path.join(directory, 'report.json');
afterEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(directory, { recursive: true }));

function report(numbers: { passed: number; failed: number; pending: number; todo: number }) {
  const { passed, failed, pending, todo } = numbers;
  writeFileSync(
    file,
    JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: pending, numTodoTests: todo }),
  );
}

it('takes the numbers of the report', () => {
  report({ passed: 5, failed: 2, pending: 3, todo: 1 });
  expect(countsOf(file, 1)).toEqual({ passed: 5, failed: 2, skipped: 4 });
});

it('counts a run that broke outside a test as a failure', () => {
  report({ passed: 5, failed: 0, pending: 0, todo: 0 });
  expect(countsOf(file, 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
  expect(countsOf(path.join(directory, 'missing.json'), 137)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('adds tiers up', () => {
  expect(add({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })).toEqual({
    passed: 11,
    failed: 22,
    skipped: 33,
  });
});
