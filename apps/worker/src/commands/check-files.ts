import { parseArgs } from 'node:util';
import { resolveDataDirectory } from '@etouch/db/data-directory';
import { openRecovered } from '@etouch/db/commands/open-recovered';
import { runCommand } from '@etouch/db/commands/run-command';
import { createDatabase } from '@etouch/db/client';
import { DatabaseSetupError } from '@etouch/db/database-setup-error';
import { listFindings } from '@etouch/db/files/file-findings';
import { withJobsClient } from '@etouch/db/files/with-jobs-client';
import { pendingMigrations } from '@etouch/db/migrations';
import { openStores } from '@etouch/integrations/storage/open-stores';
import { readStorageSettings, StorageSettingError } from '@etouch/integrations/storage/settings';
import { StorageUnreachable } from '@etouch/integrations/storage/storage';
import { collectFiles } from '../collect-files.ts';
import { createHeldByBackups } from '../held-by-backups.ts';

const HELP = `pnpm files:check [--content] [--remove]

Compares the stored files with the rows that name them; etouch may run. Standard output has one JSON line for each file
that is MISSING, has another SIZE or CHECKSUM, or is ORPHANED (no row names it, and it is older than three weeks), and at
the end the counts.

  --content  read every file and compare its SHA-256 as well
  --remove   remove the orphaned files that an earlier run has found six days ago or before, unless a kept backup names
             them; without it nothing is removed

Exit codes: 0 nothing is missing, 1 not compared, 3 files are missing or altered, 4 another comparison is at work`;

/** `files:check` */
await runCommand(async () => {
  const { values } = parseArgs({
    options: { help: { type: 'boolean' }, content: { type: 'boolean' }, remove: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  try {
    return await check(values.content ?? false, values.remove ?? false);
  } catch (error) {
    if (!(error instanceof StorageUnreachable) && !(error instanceof StorageSettingError)) throw error;
    console.error(error.message);
    return 1;
  }
});

async function check(checkContent: boolean, remove: boolean): Promise<number> {
  const dataDir = resolveDataDirectory(process.env);
  const { storage } = openStores(readStorageSettings(process.env), dataDir);
  const { database } = await openRecovered((line) => console.error(line));
  const { appUrl, jobsUrl } = database;
  const db = createDatabase({ appUrl, directUrl: jobsUrl });
  try {
    if ((await pendingMigrations(database.ownerUrl)).length > 0)
      throw new DatabaseSetupError(
        'The database is of an older version: run `npm start` or `pnpm db:migrate:safe` first.',
      );
    const heldByBackups = createHeldByBackups(dataDir);
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const deps = { db, jobsUrl, storage, heldByBackups, log };
    const found = await collectFiles(deps, new Date(), { mode: remove ? 'remove' : 'report', checkContent });
    if (!found) {
      console.error('Another comparison is at work.');
      return 4;
    }
    await printFindings(jobsUrl);
    console.log(JSON.stringify(found));
    const { MISSING, SIZE, CHECKSUM } = found.problems;
    return MISSING + SIZE + CHECKSUM > 0 ? 3 : 0;
  } finally {
    await db.close();
    if (database.started) await database.stop();
  }
}

async function printFindings(jobsUrl: string): Promise<void> {
  await withJobsClient(jobsUrl, async (client) => {
    for (const problem of ['MISSING', 'SIZE', 'CHECKSUM', 'ORPHANED'] as const) {
      for (let after = ''; ;) {
        const page = await listFindings(client, problem, { after, limit: 1_000 });
        for (const finding of page) console.log(JSON.stringify(finding));
        if (page.length < 1_000) break;
        after = page.at(-1)!.key;
      }
    }
  });
}
