import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '../testing/database.ts';
import type { TestDatabase } from '../testing/database.ts';
import { withClient } from '../with-client.ts';
import { loadEngine } from './load-engine.ts';
import { MigrationAdapterFactory } from './migration-adapter.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database.drop());

const SCRIPT = `
  CREATE FUNCTION doubled(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END $$;
  DO $$ BEGIN PERFORM doubled(1); CREATE TABLE made_by_block (id int NOT NULL CHECK (id > 0)); END $$;
  INSERT INTO made_by_block VALUES (doubled(21));
`;

function newFactory(): MigrationAdapterFactory {
  const factory = new MigrationAdapterFactory(database.ownerUrl);
  onTestFinished(() => factory.close());
  return factory;
}

test('a script with functions and DO blocks runs whole, and not at all when a part of it fails', async () => {
  const adapter = await newFactory().connect();
  await adapter.executeScript(SCRIPT);
  const { rows } = await withClient(database.ownerUrl, (client) => client.query('SELECT id FROM made_by_block'));
  expect(rows).toEqual([{ id: 42 }]);
  const failing = adapter.executeScript('CREATE TABLE never_there (id int); SELECT 1/0;');
  await expect(failing).rejects.toMatchObject({ cause: { kind: 'postgres', message: 'division by zero' } });
  const never = withClient(database.ownerUrl, (client) => client.query('SELECT FROM never_there'));
  await expect(never).rejects.toThrow(/does not exist/);
});

test('the catalogue’s types are read: "char" as a character, vectors as text', async () => {
  const adapter = await newFactory().connect();
  const { columnTypes, rows } = await adapter.queryRaw({
    sql: `SELECT 'n'::"char" AS kind, '1 2'::int2vector AS columns, 'now'::regproc AS function, 1::int AS number`,
    args: [],
    argTypes: [],
  });
  const [character, text, int] = [6, 7, 0];
  expect(columnTypes).toEqual([character, text, text, int]);
  expect(rows).toEqual([['n', '1 2', 'now', 1]]);
});

test('the engine reads a database with NOT NULL and CHECK constraints, and a shadow database is refused', async () => {
  const factory = newFactory();
  const engine = await loadEngine([], factory, () => {});
  expect(await engine.version()).toMatch(/PostgreSQL/);
  await expect(factory.connectToShadowDb()).rejects.toThrow(/never uses a shadow database/);
});
