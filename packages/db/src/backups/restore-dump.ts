import pg from 'pg';
import { onDatabase } from '../connection-url.ts';
import { withClient } from '../with-client.ts';
import { verifySeal } from './checksums.ts';
import { copyDatabaseSettings } from './database-settings.ts';
import type { Restored, RestoreOptions } from './restore-backup.ts';
import { restoreInto } from './restore-into.ts';
import { databaseName, dropSibling, listSiblings, siblingName } from './sibling-database.ts';
import { swapDatabases } from './swap-databases.ts';
import { compareTables } from './verify-backup.ts';

/** A restored database's comment: which attempt it is, and what the replaced one is called. It moves with the name. */
const WHOLE = 'etouch restored';
const BEGUN = 'etouch restoring';

interface Mark {
  run: string | undefined;
  kept: string;
}

/** Restores an external database; see restore-backup.ts. */
export async function restoreDump(options: RestoreOptions): Promise<Restored> {
  const { database, run, log = () => {} } = options;
  const { adminUrl } = database;
  const name = databaseName(adminUrl);
  const done = await readMark(adminUrl);
  if (run !== undefined && done?.run === run) return { kept: done.kept };
  const whole = run === undefined ? undefined : await findWhole(adminUrl, run);
  const restored = whole ?? (await prepare(options));
  const { kept } = restored.mark;
  log('Putting it in the place of the database');
  await swapDatabases(adminUrl, { name, kept, restored: restored.name });
  log('The database is replaced');
  return { kept };
}

async function prepare({
  database,
  backup,
  run,
  log = () => {},
}: RestoreOptions): Promise<{ name: string; mark: Mark }> {
  const { adminUrl } = database;
  log('Reading the checksums of the backup');
  await verifySeal(backup.path);
  for (const left of (await listSiblings(adminUrl, 'restoring')).keys()) await dropSibling(adminUrl, left);
  const name = siblingName(databaseName(adminUrl), 'restoring');
  log('Restoring the dump beside the database');
  const url = await restoreInto(adminUrl, name, BEGUN, backup);
  try {
    log('Comparing its tables');
    await compareTables(url, backup);
    // A dump holds no statistics: without them the first queries would choose their plans blindly.
    await withClient(url, (client) => client.query('ANALYZE'));
    await copyDatabaseSettings(adminUrl, name);
    const mark: Mark = { run, kept: siblingName(databaseName(adminUrl), 'replaced') };
    await setComment(adminUrl, name, `${WHOLE} ${JSON.stringify(mark)}`);
    log('The restored database is whole');
    return { name, mark };
  } catch (error) {
    await dropSibling(adminUrl, name);
    throw error;
  }
}

async function findWhole(adminUrl: string, run: string): Promise<{ name: string; mark: Mark } | undefined> {
  for (const [name, comment] of await listSiblings(adminUrl, 'restoring')) {
    const mark = parseMark(comment);
    if (mark?.run === run) return { name, mark };
  }
  return undefined;
}

async function readMark(adminUrl: string): Promise<Mark | undefined> {
  return withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ comment: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = current_database()`,
    );
    return parseMark(rows[0]?.comment ?? '');
  });
}

function parseMark(comment: string): Mark | undefined {
  return comment.startsWith(`${WHOLE} `) ? (JSON.parse(comment.slice(WHOLE.length)) as Mark) : undefined;
}

async function setComment(adminUrl: string, name: string, comment: string): Promise<void> {
  await withClient(onDatabase(adminUrl, name), async (client) => {
    await client.query('SET default_transaction_read_only = off');
    await client.query(`COMMENT ON DATABASE ${pg.escapeIdentifier(name)} IS ${pg.escapeLiteral(comment)}`);
  });
}
