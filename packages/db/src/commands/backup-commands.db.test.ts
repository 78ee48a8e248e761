import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listBackups } from '../backups/list-backups.ts';
import { clusterPath } from '../embedded/start-embedded-postgres.ts';
import { acquireMaintenanceLock } from '../maintenance/lock.ts';
import { createOwnerDatabase } from '../owner-client.ts';
import { createInstallation } from '../testing/installation.ts';
import type { Installation } from '../testing/installation.ts';
import { runScript } from '../testing/run-command.ts';
import { populateShoot } from '../testing/shoot.ts';
import { withClient } from '../with-client.ts';

let installation: Installation;
let env: NodeJS.ProcessEnv;
let path: string;

beforeAll(async () => {
  installation = await createInstallation();
  env = { ETOUCH_DATA: installation.dataDir };
  const database = await installation.open();
  const owner = createOwnerDatabase(database);
  await populateShoot(owner);
  await owner.$disconnect();
  await database.stop();
});

afterAll(() => installation.remove());

async function people(): Promise<number> {
  const database = await installation.open();
  const { rows } = await withClient(database.ownerUrl, (owner) =>
    owner.query<{ count: number }>('SELECT count(*)::int AS count FROM "User"'),
  );
  await database.stop();
  return rows[0]!.count;
}

test('db:backup says each step on a line of JSON, then the directory, and stops the server it started', async () => {
  const { code, text } = await runScript('db:backup', [], env);
  expect(code).toBe(0);
  const steps = text
    .split('\n')
    .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []));
  expect(steps.map(({ step, outcome }) => `${String(step)} ${String(outcome)}`)).toEqual(
    ['LOCK', 'READ_ONLY', 'BACK_UP', 'RELEASE'].flatMap((step) => [`${step} STARTED`, `${step} DONE`]),
  );
  path = (await listBackups(installation.dataDir))[0]!.path;
  expect(text.trim().split('\n')).toContain(path);
  await expect(readFile(join(clusterPath(installation.dataDir), 'postmaster.pid'))).rejects.toThrow(/ENOENT/);
  expect((await runScript('db:backup', ['--list'], env)).text).toContain(path);
});

test('it waits for nobody: another maintenance at work is named, with a code of its own', async () => {
  const lock = await acquireMaintenanceLock(installation.dataDir, 'db:migrate:safe');
  const { code, text } = await runScript('db:backup', [], env);
  await lock.release();
  expect({ code, text }).toMatchObject({ code: 20, text: expect.stringMatching(/db:migrate:safe is at work/) });
});

test('db:restore does nothing without a word, and nothing with a name that is none', async () => {
  const unconfirmed = await runScript('db:restore', [basename(path)], env);
  expect(unconfirmed).toMatchObject({ code: 2, text: expect.stringMatching(/will be replaced.*Nothing was done/s) });
  expect(await runScript('db:restore', ['elsewhere', '--yes'], env)).toMatchObject({
    code: 1,
    text: expect.stringMatching(/there is no backup elsewhere/),
  });
});

test('db:restore brings the rows back, also over a database that starts no more, and names the missing files', async () => {
  const before = await people();
  await rm(join(clusterPath(installation.dataDir), 'global/pg_control'));
  const { code, text } = await runScript('db:restore', [join(path, 'backup.json'), '--yes'], env);
  expect(text).toMatch(/does not open.*replaced all the same.*Restored.*kept: .*postgres\.replaced-/s);
  expect(code).toBe(30);
  const { files, list } = JSON.parse(text.split('\n').find((line) => line.startsWith('{"files"'))!) as {
    files: Record<string, number>;
    list: string;
  };
  const [backup] = await listBackups(installation.dataDir);
  expect(files).toEqual({ MISSING: backup!.files.count, SIZE: 0, CHECKSUM: 0, ORPHANED: 0 });
  expect((await readFile(list, 'utf8')).trim().split('\n')).toHaveLength(backup!.files.count);
  expect(await people()).toBe(before);
});
