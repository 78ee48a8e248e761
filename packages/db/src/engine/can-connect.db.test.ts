import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asRole, onDatabase } from '../connection-url.ts';
import { createTestDatabase } from '../testing/database.ts';
import type { TestDatabase } from '../testing/database.ts';

const ENGINE = resolve(import.meta.dirname, '../../bin/schema-engine');

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database.drop());

/** As the CLI asks: the answer is an exit code, and a line of JSON after the first. */
function ask(url: string, command = 'can-connect-to-database') {
  const { ETOUCH_OWNER_URL: _, ...env } = process.env;
  const { status, stderr } = spawnSync(ENGINE, ['--datasource', JSON.stringify({ url }), 'cli', command], {
    encoding: 'utf8',
    env,
  });
  const lines = stderr
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line) as { fields: { error_code: string } });
  return { status, code: lines[0]?.fields.error_code, stderr };
}

test('a database that opens is told by exit code 0', () => {
  expect(ask(database.ownerUrl)).toMatchObject({ status: 0, code: undefined });
});

test('an unreachable server is P1001, a wrong password P1000, a missing database P1003, without any password', () => {
  const wrong = asRole(database.ownerUrl, 'etouch_owner', 'not-the-password');
  expect(ask('postgresql://o:secret@127.0.0.1:1/x')).toMatchObject({ status: 1, code: 'P1001' });
  expect(ask(wrong)).toMatchObject({ status: 1, code: 'P1000' });
  expect(ask(onDatabase(database.ownerUrl, 'nowhere'))).toMatchObject({ status: 1, code: 'P1003' });
  expect(ask(wrong).stderr).not.toContain('not-the-password');
});

test('it creates no database', () => {
  expect(ask(onDatabase(database.ownerUrl, 'nowhere'), 'create-database')).toMatchObject({ status: 1, code: 'P1017' });
});
