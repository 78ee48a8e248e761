import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Text that is sent as SQL without becoming a parameter. */
const built = /\$(?:query|execute)RawUnsafe|Prisma\.raw\(/;

/**
 * Row-level security trusts what the transaction's first statement has set, so a fragment of a stranger's text in a
 * statement could set it anew: values are parameters, always.
 */
const known = ['packages/domain/src/assets/resume-processing.ts'];

it('no statement of the product is put together from text', () => {
  const files = globSync('{apps,packages}/*/src/**/*.ts', { cwd: root }).filter(
    (file) => !/[.]test[.]ts$|\/testing\/|\/generated\//.test(file),
  );
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((file) => built.test(readFileSync(path.join(root, file), 'utf8')))).toEqual(known);
});
