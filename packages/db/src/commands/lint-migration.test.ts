import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lintMigration } from './lint-migration.ts';
import { explainFinding } from './migration-findings.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lint-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function rulesOf(sql: string): Promise<string[] | undefined> {
  const file = join(directory, 'migration.sql');
  await writeFile(file, sql);
  return (await lintMigration(file))?.map(({ rule }) => rule);
}

test('a new table with its indexes and keys hurts nobody', async () => {
  expect(
    await rulesOf(`CREATE TABLE "Lens" ("id" UUID NOT NULL, "n" INTEGER NOT NULL, CONSTRAINT "Lens_pkey" PRIMARY KEY ("id"));
CREATE INDEX "Lens_n_idx" ON "Lens"("n");
ALTER TABLE "Lens" ADD CONSTRAINT "Lens_n_check" CHECK ("n" > 0);`),
  ).toEqual([]);
});

test.each([
  ['ALTER TABLE "Lens" ADD COLUMN "n" INT NOT NULL;', ['adding-required-field']],
  ['ALTER TABLE "Lens" DROP COLUMN "n";', ['ban-drop-column']],
  ['DROP TABLE "Lens";', ['ban-drop-table']],
  ['ALTER TABLE "Lens" RENAME COLUMN "n" TO "m";', ['renaming-column']],
  ['CREATE INDEX "i" ON "Lens"("n");', ['require-concurrent-index-creation']],
  ['CREATE INDEX CONCURRENTLY "i" ON "Lens"("n");', []],
  ['SELECT 1;\nCREATE INDEX CONCURRENTLY "i" ON "Lens"("n");', ['ban-concurrent-index-creation-in-transaction']],
])('%s', async (sql, rules) => {
  expect(await rulesOf(sql)).toEqual(rules);
});

test("a finding is explained in our words, and an unknown one in squawk's", () => {
  const place = { file: 'm.sql', line: 3 };
  expect(explainFinding({ ...place, rule: 'renaming-table', message: 'x' })).toBe(
    'm.sql:3 renaming-table: servers that still run the version before fail on it; keep the name',
  );
  expect(explainFinding({ ...place, rule: 'of-tomorrow', message: 'Says squawk.' })).toBe(
    'm.sql:3 of-tomorrow: Says squawk.',
  );
});
