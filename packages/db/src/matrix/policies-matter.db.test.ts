import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLE } from '../role-names.ts';
import { ACTOR_NAMES } from './actors.ts';
import { readPolicies } from './catalogue.ts';
import type { Policy } from './catalogue.ts';
import { EXPECTED } from './expected.ts';
import { openMatrix, tableOf } from './open-matrix.ts';
import type { OpenMatrix } from './open-matrix.ts';

let matrix: OpenMatrix;
let policies: Policy[];
beforeAll(async () => {
  matrix = await openMatrix();
  policies = await readPolicies(matrix.client);
});
afterAll(() => matrix.close());

const dropping = ({ table, name }: Policy): string =>
  `DROP POLICY ${pg.escapeIdentifier(name)} ON ${pg.escapeIdentifier(table)}`;

/** The first cell that changes once the policy is dropped; undefined: nobody notices. */
async function noticed(policy: Policy): Promise<string | undefined> {
  // Its own table first; then those whose policies look through it.
  const lines = Object.keys(EXPECTED).toSorted(
    (one, other) => Number(tableOf(other) === policy.table) - Number(tableOf(one) === policy.table),
  );
  // Without a policy that gives rights somebody has fewer, without one that takes them away somebody has more.
  const unchanged = policy.restrictive ? 'SIUD' : '----';
  for (const line of lines) {
    for (const name of ACTOR_NAMES) {
      const expected = EXPECTED[line]![name]!;
      if (expected === unchanged) continue;
      const found = await matrix.attempts.rightsTo(matrix.rows.get(line)!, matrix.actors[name]!, dropping(policy));
      if (found !== expected) return `${line}, ${name}: ${expected} becomes ${found}`;
    }
  }
  return undefined;
}

test('each policy matters: dropped, somebody may do more or less', async () => {
  const unnoticed: string[] = [];
  for (const policy of policies.filter(({ name }) => name !== 'owner')) {
    if (!(await noticed(policy))) unnoticed.push(`${policy.table}.${policy.name}`);
  }
  expect(unnoticed).toEqual([]);
});

test('so does each of the owner’s: without it, migrations and definer functions see nothing', async () => {
  const owned = policies.filter(({ name }) => name === 'owner');
  expect(owned.map(({ table }) => table)).toEqual(
    [...matrix.tables.keys()].filter((table) => table !== '_prisma_migrations').toSorted(),
  );
  const owner = { login: ROLE.owner, actor: null, given: [] };
  for (const policy of owned) {
    const row = matrix.rows.get(policy.table)!;
    expect(await matrix.attempts.rightsTo(row, owner), policy.table).toBe('SIUD');
    expect(await matrix.attempts.rightsTo(row, owner, dropping(policy)), policy.table).toBe('----');
  }
});
