import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase } from './client.ts';
import type { DatabaseOptions } from './client.ts';
import type { SlowQuery } from './slow-query.ts';
import { createTestDatabase } from './testing/database.ts';
import type { TestDatabase } from './testing/database.ts';

let urls: TestDatabase;
beforeAll(async () => {
  urls = await createTestDatabase();
});
afterAll(() => urls.drop());

/** What a client with these options gives for one statement, and what was heard of it. */
async function ask(options: Partial<DatabaseOptions>) {
  const heard: SlowQuery[] = [];
  const slow = { afterMs: 0, hear: (query: SlowQuery) => heard.push(query), ...options.slow };
  const db = createDatabase({ appUrl: urls.appUrl, poolSize: 1, ...options, slow });
  const [row] = await db.withoutActor(
    (tx) => tx.$queryRaw<Record<string, string>[]>`
      SELECT ${'rue des Lilas'}::text AS said, current_setting('statement_timeout') AS statement,
        current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle`,
  );
  await db.close();
  return { row, heard: heard.filter(({ sql }) => sql.includes('AS said')) };
}

describe('a statement that takes long', () => {
  test('is told of, without its values', async () => {
    const { row, heard } = await ask({});
    expect(row!.said).toBe('rue des Lilas');
    expect(heard).toEqual([{ sql: expect.stringContaining('SELECT $1::text AS said'), ms: expect.any(Number) }]);
  });

  test('and no other', async () => {
    const silent: SlowQuery[] = [];
    const { heard } = await ask({ slow: { afterMs: 60_000, hear: (query) => silent.push(query) } });
    expect([...heard, ...silent]).toEqual([]);
  });
});

describe('a connection', () => {
  test('ends what would hold others up', async () => {
    const { row } = await ask({ directUrl: urls.jobsUrl });
    expect(row).toMatchObject({ statement: '30s', lock: '10s', idle: '1min' });
  });

  test('asks nothing of a pooler that it may refuse', async () => {
    const { row } = await ask({ directUrl: urls.jobsUrl.replace('127.0.0.1', 'localhost') });
    expect(row).toMatchObject({ statement: '0', lock: '0', idle: '0' });
  });
});
