import { parseArgs } from 'node:util';
import type { Backup } from '../backups/backup.ts';
import { scanBackups } from '../backups/list-backups.ts';
import { takeBackup } from '../backups/take-backup.ts';
import { resolveDataDirectory } from '../data-directory.ts';
import type { Database } from '../database.ts';
import { exitTable } from '../exit-table.ts';
import { BACKUP_EXITS, exitCodeOf } from './backup-exits.ts';
import { openRecovered } from './open-recovered.ts';
import { runCommand } from './run-command.ts';

const HELP = `pnpm db:backup [--verify | --list]

Makes a backup of the database; etouch may run. Standard output has one JSON line where each step begins and ends, then
the backup's directory.

  --verify  restore it beside and compare it as well
  --list    only name the backups there are

Exit codes:
${exitTable(BACKUP_EXITS)}`;

/** `db:backup` */
await runCommand(async () => {
  const { values } = parseArgs({
    options: { help: { type: 'boolean' }, list: { type: 'boolean' }, verify: { type: 'boolean' } },
  });
  const dataDir = resolveDataDirectory(process.env);
  if (values.help) console.log(HELP);
  else if (values.list) await list(dataDir);
  else return backUp(dataDir, values.verify ?? false);
  return BACKUP_EXITS.DONE.code;
});

async function backUp(dataDir: string, verify: boolean): Promise<number> {
  const log = (line: string) => console.error(line);
  const report = (line: object) => console.log(JSON.stringify(line));
  const stopping = new AbortController();
  const { signal } = stopping;
  // What was begun is removed, and the server runs again, before we end.
  process.on('SIGINT', () => stopping.abort()).on('SIGTERM', () => stopping.abort());
  let database: Database | undefined;
  try {
    ({ database } = await openRecovered(log));
    const common = { reason: 'BY_HAND', purpose: 'db:backup' } as const;
    const { path } = await takeBackup({ ...common, database, dataDir, verify, log, report, signal });
    console.log(path);
    return BACKUP_EXITS.DONE.code;
  } catch (error) {
    return exitCodeOf(error, signal.aborted);
  } finally {
    if (database?.started) await database.stop();
  }
}

async function list(dataDir: string): Promise<void> {
  const { backups, unreadable } = await scanBackups(dataDir);
  for (const backup of backups) console.log(describe(backup));
  for (const line of unreadable) console.log(line);
  if (backups.length + unreadable.length === 0) console.log(`There is no backup in ${dataDir}.`);
}

function describe({ path, kind, reason, createdAt, sizeBytes, tables, migrations, files }: Backup): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const size = `${Math.ceil(sizeBytes / 1024 / 1024)} MB`;
  return `${path}  ${createdAt}  ${reason}  ${kind}  ${size}  ${rows} rows, ${files.count} files  ${migrations.at(-1) ?? ''}`;
}
