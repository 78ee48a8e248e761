import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { isReadOnly } from '@etouch/db/maintenance/read-only';
import { createMigrationSite } from '@etouch/db/testing/migration-site';
import type { MigrationSite } from '@etouch/db/testing/migration-site';
import { expectContents, expectRunning } from '@etouch/db/testing/expect-running';
import { inRoot, node24 } from '../bootstrap/paths.mjs';

// Each goes through copies and starts of whole servers.
vi.setConfig({ testTimeout: 300_000 });

let site: MigrationSite;
beforeAll(async () => {
  site = await createMigrationSite();
  // The first start of an installation writes down where its files are: what follows changes nothing.
  await (await start()).stop();
});
afterAll(() => site.close());

const running: Started[] = [];
afterEach(async () => {
  for (const etouch of running.splice(0)) await etouch.stop();
});

interface Started {
  url: string;
  /** What it said before and since. */
  said: string[];
  stop(): Promise<void>;
}

/** `npm start` and nothing else. */
async function start(): Promise<Started> {
  const child = spawn(node24, [inRoot('scripts/launch/testing/start-program.ts')], {
    env: { ...process.env, ...site.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((settle) => child.once('exit', () => settle()));
  const said: string[] = [];
  const url = await new Promise<string>((settle, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('http')) settle(line);
      else said.push(line);
    });
    void ended.then(() => fail(new Error(`it did not start: ${said.join('\n')}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const started = { url, said, stop };
  running.push(started);
  return started;
}

const ready = async (url: string) => (await fetch(`${url}/api/ready`)).status;

test('killed while it was deployed: a start alone puts the data back, runs on them, and does not try again', async () => {
  const before = await site.contents();
  await site.addMigration('99990101000001_add', 'ALTER TABLE "Project" ADD COLUMN one int;');
  expect(await site.migrate({ at: 'DEPLOY STARTED', how: 'kill' })).toEqual({});
  const etouch = await start();
  expect(await ready(etouch.url)).toBe(200);
  expect(etouch.said).toEqual([
    expect.stringMatching(/^A migration was interrupted; the data are as before it \(what it left is kept in /),
    expect.stringMatching(/^The database is not migrated: it failed in DEPLOY .*: pnpm db:migrate:safe$/),
  ]);
  await expectContents(site, before);
  await expectRunning(site);
});

test('while it runs: what a killed command left is finished by itself, and the command then migrates under it', async () => {
  const etouch = await start();
  expect(await site.migrate({ at: 'VERIFY STARTED', how: 'kill' })).toEqual({});
  await expect
    .poll(() => etouch.said, { timeout: 60_000 })
    .toContainEqual('A migration was interrupted before it changed anything; the data are as before.');
  expect(await isReadOnly((await site.open()).adminUrl)).toBe(false);
  expect(await site.migrate()).toMatchObject({ code: 0, applied: ['99990101000001_add'] });
  await expect.poll(() => ready(etouch.url), { timeout: 60_000 }).toBe(200);
});

test('with something pending a start migrates by itself, and one that fails leaves it running on the old data', async () => {
  await site.addMigration('99990101000002_add', 'ALTER TABLE "Project" ADD COLUMN two int;');
  const etouch = await start();
  expect(etouch.said).toEqual([]);
  await etouch.stop();
  const before = await site.contents();
  await site.addMigration('99990101000003_fails', 'DELETE FROM "Comment"; SELECT 1/0;');
  const still = await start();
  expect(still.said).toEqual([expect.stringMatching(/^The database is not migrated: .*division by zero/)]);
  expect(await ready(still.url)).toBe(200);
  await expectContents(site, before);
});
