import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../database.ts';
import { createInstallation } from '../testing/installation.ts';
import type { Installation } from '../testing/installation.ts';
import { backupsDirectory } from './backup.ts';
import { inSnapshot } from './in-snapshot.ts';
import { firstDifference, readTables } from './table-facts.ts';
import type { TableFacts } from './table-facts.ts';

const PROGRAM = resolve(import.meta.dirname, '../testing/work-until.ts');

/** Runs a shell's words with a small disk of their own at `$1`; nobody else sees it. */
function onSmallDisk(megabytes: number, directory: string, args: string[]) {
  const script = `mount -t tmpfs -o size=${megabytes}m tmpfs "$1" && shift && "$@"; code=$?; ls -A "${directory}"; exit $code`;
  const run = ['--user', '--map-root-user', '--mount', 'sh', '-c', script, 'sh', directory, ...args];
  const { status, stdout, stderr } = spawnSync('unshare', run, { encoding: 'utf8' });
  return { status, text: stdout + stderr, left: stdout.trim().split('\n').at(-1) };
}

const possible = onSmallDisk(1, '/tmp', ['true']).status === 0;

describe.skipIf(!possible)('on a disk', () => {
  let installation: Installation;
  let database: Database;
  let before: TableFacts[];
  let directory: string;
  const facts = () => inSnapshot(database.adminUrl, (client) => readTables(client, { checksums: 'ALL' }));
  const backUp = (megabytes: number, args: string[] = []) =>
    onSmallDisk(megabytes, directory, [process.execPath, PROGRAM, '--data', installation.dataDir, ...args]);

  beforeAll(async () => {
    installation = await createInstallation();
    directory = backupsDirectory(installation.dataDir);
    await mkdir(directory);
    database = await installation.open();
    before = await facts();
  });

  afterAll(() => installation.remove());

  test('that is too small, a backup is refused with both numbers before anything is stopped', async () => {
    const { status, text } = backUp(8);
    expect(status).not.toBe(0);
    expect(text).toMatch(/too little space in .*backups: a backup needs \d+ MB, 8 MB are free/);
    expect(text).not.toMatch(/Stopping/);
  });

  test('that fills up half-way, nothing half is left and the server runs', async () => {
    const { status, text, left } = backUp(192, ['--until', 'Copying its files', '--fill', join(directory, 'filler')]);
    expect(status).not.toBe(0);
    expect(text).toMatch(/ENOSPC[^]*the disk of .*backups is full; what was begun has been removed/);
    expect(left).toBe('filler');
    database = await installation.open();
    expect(database.started).toBe(false);
    expect(firstDifference(before, await facts())).toBeUndefined();
  });
});
