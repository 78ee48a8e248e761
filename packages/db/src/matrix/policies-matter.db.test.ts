import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLE } from '../role-names.ts';
import { ACTOR_NAMES } from './actors.ts';
import { readPolicies } from './catalogue.ts';
import type { Policy } from './catalogue.ts';
import { EXPECTED } from './expected.ts';
import { openMatrix, tableOf } from './open-matrix.ts';
import type { OpenMatrix } from './open-matrix.ts';

/** Each of these tries hundreds of cells. */
const LONG_MS = 240_000;
let matrix: OpenMatrix;
let policies: Policy[];
beforeAll(async () => {
  matrix = await openMatrix();
  policies = await readPolicies(matrix.client);
});
afterAll(() => matrix.close());

const on = ({ table, name }: Policy): string => `POLICY ${pg.escapeIdentifier(name)} ON ${pg.escapeIdentifier(table)}`;
const dropping = (policy: Policy): string => `DROP ${on(policy)}`;
const loosening = (policy: Policy): string => {
  const rows = policy.command === 'INSERT' ? '' : 'USING (true)';
  const written = ['SELECT', 'DELETE'].includes(policy.command) ? '' : 'WITH CHECK (true)';
  return `ALTER ${on(policy)} ${rows} ${written}`;
};

/** The first cell that differs once the policy was changed; undefined: nobody notices. */
async function noticed({ table }: Policy, change: string, may: 'more' | 'less'): Promise<string | undefined> {
  const lines = Object.keys(EXPECTED);
  const own = lines.filter((line) => tableOf(line) === table);
  // What is lost may show only where another table's policies look through this one.
  const others = may === 'less' ? lines.filter((line) => tableOf(line) !== table) : [];
  for (const line of [...own, ...others]) {
    for (const name of ACTOR_NAMES) {
      const expected = EXPECTED[line]![name]!;
      if (expected === (may === 'more' ? 'SIUD' : '----')) continue;
      const found = await matrix.attempts.rightsTo(matrix.rows.get(line)!, matrix.actors[name]!, change);
      if (found !== expected) return `${line}, ${name}: ${expected} becomes ${found}`;
    }
  }
  return undefined;
}

/** Policies whose change nobody notices, as `table.name`. */
async function unnoticed(which: (policy: Policy) => boolean, change: (policy: Policy) => string, may: 'more' | 'less') {
  const names: string[] = [];
  for (const policy of policies.filter((candidate) => candidate.name !== 'owner' && which(candidate))) {
    if (!(await noticed(policy, change(policy), may))) names.push(`${policy.table}.${policy.name}`);
  }
  return names;
}

test(
  'each policy that gives rights matters: dropped, somebody may do less',
  async () => {
    expect(await unnoticed(({ restrictive }) => !restrictive, dropping, 'less')).toEqual([]);
  },
  LONG_MS,
);

test('each policy that takes rights away matters: dropped, somebody may do more', async () => {
  expect(await unnoticed(({ restrictive }) => restrictive, dropping, 'more')).toEqual([]);
});

/** Whoever is granted to change these rows changes all it reads: loosened, the policy for reading still holds the rest back. */
const AS_WIDE_AS_READING = [
  'Asset.change',
  'Asset.remove',
  'Assignment.retoucher_works',
  'Comment.change',
  'NotificationRecipient.own_read_mark',
  'Project.change',
  'Quote.client_accepts',
  'RetouchVersion.client_decides',
];

test(
  'what a policy asks for matters: true for everybody, somebody may do more',
  async () => {
    const found = await unnoticed(({ restrictive, open }) => !restrictive && !open, loosening, 'more');
    expect(found).toEqual(AS_WIDE_AS_READING);
  },
  LONG_MS,
);

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
