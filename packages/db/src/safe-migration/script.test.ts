import { expect, test } from 'vitest';
import { changesColumns, changesRows, isAtomic, standsAlone, validatedConstraints } from './script.ts';

test.each([
  ['ALTER TABLE "A" ADD COLUMN b int; CREATE INDEX i ON "A" (b);', true],
  [`DO $$ BEGIN UPDATE "A" SET b = 1; END $$;`, true],
  [`CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $body$ BEGIN PERFORM 1; COMMIT; END $body$;`, true],
  [`-- BEGIN;\nSELECT 'COMMIT; BEGIN';`, true],
  ['BEGIN; DELETE FROM "A"; COMMIT; SELECT 1/0;', false],
  ['begin transaction; commit', false],
  ['CREATE INDEX CONCURRENTLY i ON "A" (b);', false],
  ['CALL fill()', false],
])('%s is applied whole or not at all: %s', (sql, atomic) => {
  expect(isAtomic(sql)).toBe(atomic);
});

test('what cannot be in a transaction is known, wherever it is written', () => {
  expect(standsAlone('/* a */ create index\n  concurrently i on "A" (b)')).toBe(true);
  expect(standsAlone('-- not CONCURRENTLY\nCREATE INDEX i ON "CONCURRENTLY" (b)')).toBe(false);
});

test.each([
  ['UPDATE "Invoice" SET a = 1', true],
  ['DO $$ BEGIN delete from only public."Invoice"; END $$', true],
  ['TRUNCATE "Asset", "Invoice"', true],
  ['DROP TABLE IF EXISTS "Invoice"', true],
  ['ALTER TABLE "Invoice" RENAME TO "Bill"', true],
  ['-- changes "Asset", "Invoice": the trigger writes them\nSELECT 1', true],
  ['UPDATE "InvoiceItem" SET a = 1', false],
  ['ALTER TABLE "Invoice" ADD COLUMN a int; UPDATE "Asset" SET b = 1', false],
  ['CREATE INDEX i ON "Invoice" (a); DELETE FROM "Asset"', false],
])('%s means to change rows of Invoice: %s', (sql, changes) => {
  expect(changesRows(sql, 'Invoice')).toBe(changes);
});

test.each([
  ['ALTER TABLE "Invoice" ALTER COLUMN a TYPE bigint', true],
  ['ALTER TABLE "Invoice" DROP COLUMN a', true],
  ['ALTER TABLE "Invoice" ADD COLUMN a int; ALTER TABLE "Asset" DROP COLUMN b', false],
])('%s changes how the values of Invoice read: %s', (sql, changes) => {
  expect(changesColumns(sql, 'Invoice')).toBe(changes);
});

test('validated constraints are read from the script', () => {
  expect(
    validatedConstraints('ALTER TABLE "A" VALIDATE CONSTRAINT "A_b_check"; alter table a validate constraint c'),
  ).toEqual(['A_b_check', 'c']);
});
