import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShoot, type OpenShoot } from '../testing/open-shoot.ts';
import { withClient } from '../with-client.ts';
import { storedFilesSql, storedKeys } from './stored-keys.ts';

let open: OpenShoot;
beforeAll(async () => {
  open = await openShoot();
});
afterAll(() => open?.close());

const ask = <T extends object>(sql: string, url = open.urls.superuserUrl) =>
  withClient(url, async (client) => (await client.query<T>(sql)).rows);

/** Columns whose name sounds like a stored file's, and that name none. */
const OTHERS = [
  'FileFinding.key',
  'FtpSyncJob.remotePath',
  'IdempotentRequest.key',
  'Notification.dedupeKey',
  'RateLimit.key',
  'UploadSession.announcementKey',
];

test('every column that may hold the key of a stored file is in the list', async () => {
  const rows = await ask<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type = 'text' AND column_name ~* '(key|path|file)$' AND table_name !~ '^_'
        AND column_name !~* '(public|secret|api|access|credential)key$'`,
  );
  const listed = new Set(storedKeys.map(({ table, column }) => `${table}.${column}`));
  const unknown = rows.map(({ name }) => name).filter((name) => !listed.has(name) && !OTHERS.includes(name));
  expect(unknown, 'files of these columns would be taken for nobody’s: stored-keys.ts').toEqual([]);
});

test('the function in the database is the list', async () => {
  const [found] = await ask<{ body: string }>(`SELECT prosrc AS body FROM pg_proc WHERE proname = 'stored_files'`);
  const flat = (sql: string) => sql.replace(/\s+/g, ' ').trim();
  expect(flat(found!.body), 'replace app.stored_files() by a migration').toBe(flat(storedFilesSql()));
});

test('the jobs’ role asks it, past every studio’s walls, and nobody else does', async () => {
  const named = 'SELECT key, folder, expected, bytes::text, sha256 FROM app.stored_files() ORDER BY 1, 2, 3, 4';
  const all = await ask<{ key: string }>(named);
  expect(all.length).toBeGreaterThan(5);
  expect(await ask(named, open.urls.jobsUrl)).toEqual(all);
  await expect(ask(named, open.urls.appUrl)).rejects.toThrow('permission denied');
  await expect(ask('SELECT * FROM "FileFinding"', open.urls.appUrl)).rejects.toThrow('permission denied');
});
