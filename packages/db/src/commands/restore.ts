import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { assertKind } from '../backups/assert-kind.ts';
import { stamp } from '../backups/backup.ts';
import type { Backup } from '../backups/backup.ts';
import { findBackup } from '../backups/find-backup.ts';
import { reportFiles } from '../backups/report-files.ts';
import { takeRestore } from '../backups/take-restore.ts';
import { resolveDataDirectory } from '../data-directory.ts';
import { openDatabase } from '../database.ts';
import type { Database } from '../database.ts';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { pendingMigrations } from '../migrations.ts';
import { exitTable } from '../exit-table.ts';
import { BACKUP_EXITS, exitCodeOf } from './backup-exits.ts';
import { runCommand } from './run-command.ts';

const HELP = `pnpm db:restore FILE [--yes] [--check-files]

Replaces the database with a backup (its directory, a file in it, or its name in --list of db:backup), compares it with
what was recorded, and says which files it names are missing. The replaced database is kept. etouch may run.

  --yes          do not ask; needed where nobody can answer
  --check-files  read every file and compare its checksum as well

Exit codes:
${exitTable(BACKUP_EXITS)}`;

const dataDir = resolveDataDirectory(process.env);
const log = (line: string) => console.error(line);

/** `db:restore` */
await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' }, yes: { type: 'boolean' }, 'check-files': { type: 'boolean' } },
  });
  const [named] = positionals;
  if (values.help) console.log(HELP);
  if (values.help) return BACKUP_EXITS.DONE.code;
  if (named === undefined || positionals.length > 1) throw new DatabaseSetupError(`which backup? ${HELP}`);
  // A package manager runs us in the package's directory and says here where it was called.
  const backup = await findBackup(named, { dataDir, from: process.env.INIT_CWD ?? process.cwd() });
  const external = Boolean(process.env.DATABASE_URL || process.env.DATABASE_DIRECT_URL);
  assertKind(backup, { embedded: !external });
  if (!values.yes && !(await confirmed(backup))) {
    log('Nothing was done: confirm it on a terminal, or with --yes.');
    return BACKUP_EXITS.UNCONFIRMED.code;
  }
  return restore(backup, values['check-files'] ?? false, external);
});

async function confirmed(backup: Backup): Promise<boolean> {
  const rows = backup.tables.reduce((sum, table) => sum + table.rows, 0);
  log(`The database of ${dataDir} will be replaced by the backup of ${backup.createdAt} (${rows} rows).`);
  log('What was done since is then no longer in it; the replaced database is kept beside it.');
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('Type "yes" to go on: ');
  terminal.close();
  return answer.trim() === 'yes';
}

async function restore(backup: Backup, checkContent: boolean, external: boolean): Promise<number> {
  // Stopping half-way would cost more than going on: the old database stays until the new one is whole.
  process.on('SIGINT', () => log('Being restored; it ends by itself.')).on('SIGTERM', () => {});
  const present = await openDatabase({ dataDir, log }).catch((error: unknown) => {
    if (external || !(error instanceof DatabaseSetupError)) throw error;
    log(`The present database does not open (${error.message}); it is replaced all the same.`);
    return undefined;
  });
  let database: Database | undefined = present;
  try {
    const report = (line: object) => console.log(JSON.stringify(line));
    const reopen = () => openDatabase({ dataDir, log });
    const restored = await takeRestore({ database: present, reopen, dataDir, backup, log, report });
    database = restored.database;
    log(`Restored. The replaced database is kept: ${restored.kept} (remove it when nothing is missed).`);
    const pending = await pendingMigrations(database.ownerUrl);
    if (pending.length > 0)
      log(`It is from before ${pending.join(', ')}: run \`pnpm db:migrate:safe\`, or \`npm start\`.`);
    return await checkFiles(backup, checkContent);
  } catch (error) {
    return exitCodeOf(error);
  } finally {
    if (present?.started ?? true) await database?.stop();
  }
}

async function checkFiles(backup: Backup, checkContent: boolean): Promise<number> {
  if (process.env['ETOUCH_STORAGE'] === 's3') {
    log('The files stand in a bucket, which is not looked into here: run `pnpm files:check` to compare them.');
    return BACKUP_EXITS.DONE.code;
  }
  const list = join(dataDir, `restored-files-${stamp()}.jsonl`);
  const { counts, path } = await reportFiles({ dataDir, backup, path: list, checkContent });
  console.log(JSON.stringify({ files: counts, list: path }));
  const { MISSING, SIZE, CHECKSUM, ORPHANED } = counts;
  if (ORPHANED > 0) log(`${ORPHANED} files that no row names: they are listed in ${path}`);
  if (MISSING + SIZE + CHECKSUM === 0) return BACKUP_EXITS.DONE.code;
  log(
    `${MISSING} files are missing, ${SIZE} have another size, ${CHECKSUM} another content: they are listed in ${path}`,
  );
  return BACKUP_EXITS.FILES.code;
}
