import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTOR_NAMES } from './actors.ts';
import { EXPECTED } from './expected.ts';
import { openMatrix, tableOf } from './open-matrix.ts';
import type { OpenMatrix } from './open-matrix.ts';

let matrix: OpenMatrix;
beforeAll(async () => {
  matrix = await openMatrix();
});
afterAll(() => matrix.close());

test('every table of the database has a line, and every line a row', () => {
  const lined = new Set(Object.keys(EXPECTED).map(tableOf));
  expect([...matrix.tables.keys()].filter((table) => !lined.has(table))).toEqual([]);
  expect([...matrix.rows.keys()].toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  expect(Object.keys(matrix.actors)).toEqual(ACTOR_NAMES);
});

test.each(Object.keys(EXPECTED))('%s', async (line) => {
  const differences: string[] = [];
  for (const name of ACTOR_NAMES) {
    const found = await matrix.attempts.rightsTo(matrix.rows.get(line)!, matrix.actors[name]!);
    const expected = EXPECTED[line]![name]!;
    if (found !== expected) differences.push(`${name}: expected ${expected}, found ${found}`);
  }
  expect(differences).toEqual([]);
});
