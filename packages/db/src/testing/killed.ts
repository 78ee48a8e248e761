import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../database.ts';
import { createInstallation } from './installation.ts';
import type { Installation } from './installation.ts';
import { withClient } from '../with-client.ts';
import type { Backup } from '../backups/backup.ts';
import { backupsDirectory } from '../backups/backup.ts';
import { createBackup } from '../backups/create-backup.ts';
import { inSnapshot } from '../backups/in-snapshot.ts';
import { listBackups } from '../backups/list-backups.ts';
import { restoreBackup } from '../backups/restore-backup.ts';
import { firstDifference, readTables } from '../backups/table-facts.ts';
import type { TableFacts } from '../backups/table-facts.ts';
import { removeUnfinished } from '../backups/unfinished.ts';

const PROGRAM = resolve(import.meta.dirname, 'work-until.ts');

/** After a restore that was killed: the database as it was, or the backup. */
export type Left = 'UNTOUCHED' | 'RESTORED';

/** Defines the tests of a file: backups killed at these lines, and restores, with what each of them leaves. */
export function testKilled(backups: string[], restores: [line: string, left: Left][]): void {
  let installation: Installation;
  let dataDir: string;
  let database: Database;
  let backup: Backup;
  let old: TableFacts[];

  const facts = () => inSnapshot(database.adminUrl, (client) => readTables(client, { checksums: 'ALL' }));
  const addOrganization = () =>
    withClient(database.ownerUrl, (owner) =>
      owner.query(`INSERT INTO "Organization" (id, name, slug, type, "updatedAt")
      SELECT id, 'New', id::text, 'STUDIO', now() FROM gen_random_uuid() AS id`),
    );

  beforeAll(async () => {
    installation = await createInstallation();
    ({ dataDir } = installation);
    database = await installation.open();
    await addOrganization();
    old = await facts();
    backup = await createBackup({ database, dataDir, reason: 'BY_HAND' });
  });

  afterAll(() => installation.remove());

  /** Runs the program until it kills itself, and sees that it did. */
  async function killedAt(line: string, args: string[] = []): Promise<void> {
    const child = spawn(process.execPath, [PROGRAM, '--data', dataDir, '--until', line, ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
  }

  /** What stands in the directories after the next one at work has begun. */
  async function tidied(): Promise<{ data: string[]; backups: string[] }> {
    await removeUnfinished(dataDir);
    return { data: await readdir(dataDir), backups: await readdir(backupsDirectory(dataDir)) };
  }

  describe('a backup killed', () => {
    test.each(backups)('at "%s" leaves the database and none half', async (line) => {
      const before = await facts();
      const listed = await listBackups(dataDir);
      await killedAt(line);
      database = await installation.open();
      expect(firstDifference(before, await facts())).toBeUndefined();
      expect(await listBackups(dataDir)).toEqual(listed);
      expect((await tidied()).backups).toEqual([backup.path.split('/').at(-1)]);
    });
  });

  describe('a restore killed', () => {
    test.each(restores)(
      'at "%s" leaves the database %s, whole, and is finished by the next call',
      async (line, left) => {
        await addOrganization();
        const changed = await facts();
        await killedAt(line, ['--restore', backup.path, '--run', line]);
        database = await installation.open();
        expect(firstDifference(left === 'RESTORED' ? old : changed, await facts())).toBeUndefined();
        const { kept } = await restoreBackup({ database, dataDir, backup, run: line });
        database = await installation.open();
        expect(firstDifference(old, await facts())).toBeUndefined();
        const { data } = await tidied();
        expect(data).toContain(kept.split('/').at(-1));
        expect(data.filter((name) => /restor/.test(name))).toEqual([]);
      },
    );
  });
}
