import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXITS, exitTable } from './steps.ts';

test('each end has an exit code of its own, and the manual shows the very table', () => {
  const codes = Object.values(EXITS).map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  const manual = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8');
  expect(manual).toContain(exitTable());
});
