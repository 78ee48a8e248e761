import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BACKUP_EXITS } from './commands/backup-exits.ts';
import { exitTable } from './exit-table.ts';
import { EXITS } from './safe-migration/steps.ts';

const manual = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');

test.for([
  ['db:migrate:safe', EXITS],
  ['db:backup and db:restore', BACKUP_EXITS],
] as const)('each end of %s has an exit code of its own, and the manual shows the very table', ([, exits]) => {
  const codes = Object.values(exits).map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(manual).toContain(exitTable(exits));
});
