import pg from 'pg';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { JOBS_SCHEMA, ROLE } from '../role-names.ts';
import { withClient } from '../with-client.ts';
import { endOtherSessions } from './end-sessions.ts';
import { waitUntilCalm } from './wait-until-calm.ts';

/** Servers and workers listen here: `enter` asks them to refuse changes and to take no job, `leave` that it is over. */
export const MAINTENANCE_CHANNEL = 'etouch_maintenance';

/** Milliseconds that transactions and jobs under way get to end by themselves. */
const PATIENCE = 10_000;

/**
 * Makes the database refuse every change (SQLSTATE 25006), on every machine and until `leaveReadOnly`, over a crash as
 * well. Servers and workers are told first and get ten seconds to finish; sessions that remain are ended, because a
 * session keeps the setting it began with. The tables' owner and this administrator go on writing, so that migrations
 * and backups need nothing special. Repeatable.
 * @param adminUrl the database's owner or a superuser, direct
 * @throws DatabaseSetupError naming the right that is missing; the database may be read-only then
 */
export async function enterReadOnly(
  adminUrl: string,
  log: (line: string) => void = () => {},
  patience = PATIENCE,
): Promise<void> {
  await asAdministrator(adminUrl, async (admin) => {
    await notify(admin, 'enter');
    await waitUntilCalm(admin, JOBS_SCHEMA, patience);
    await set(admin, {
      database: 'SET default_transaction_read_only = on',
      writers: 'SET default_transaction_read_only = off',
    });
    for (const session of await endOtherSessions(admin)) log(`Left alone: a session of the superuser ${session}`);
  });
}

/** Lets everybody write again. Repeatable; does nothing but say so where the database was not read-only. */
export async function leaveReadOnly(adminUrl: string): Promise<void> {
  await asAdministrator(adminUrl, async (admin) => {
    if (await readOnlyOn(admin)) {
      await set(admin, {
        database: 'RESET default_transaction_read_only',
        writers: 'RESET default_transaction_read_only',
      });
      await endOtherSessions(admin);
    }
    await notify(admin, 'leave');
  });
}

/** Whether `enterReadOnly` holds for this database. */
export async function isReadOnly(adminUrl: string): Promise<boolean> {
  return withClient(adminUrl, readOnlyOn);
}

/** The same over a connection of anybody's. */
export async function readOnlyOn(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ on: boolean }>(
    `SELECT EXISTS (
       SELECT FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
       WHERE d.datname = current_database() AND s.setrole = 0 AND 'default_transaction_read_only=on' = ANY (s.setconfig)
     ) AS on`,
  );
  return rows[0]!.on;
}

/** Another administrator than the one who began is held by the setting as well, until it says otherwise for itself. */
async function asAdministrator(adminUrl: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  await withClient(adminUrl, async (admin) => {
    await admin.query('SET default_transaction_read_only = off');
    await work(admin).catch((error: { code?: string; message: string }) => {
      if (error.code !== '42501') throw error;
      throw new DatabaseSetupError(
        `DATABASE_DIRECT_URL must own the database and may create roles, to make it read-only: ${error.message}`,
      );
    });
  });
}

async function set(admin: pg.Client, { database, writers }: { database: string; writers: string }): Promise<void> {
  const { rows } = await admin.query<{ database: string; role: string }>(
    'SELECT current_database() AS database, current_user AS role',
  );
  const name = pg.escapeIdentifier(rows[0]!.database);
  const roles = new Set([rows[0]!.role, ROLE.owner]);
  await admin.query('BEGIN');
  await admin.query(`ALTER DATABASE ${name} ${database}`);
  for (const role of roles) await admin.query(`ALTER ROLE ${pg.escapeIdentifier(role)} IN DATABASE ${name} ${writers}`);
  await admin.query('COMMIT');
}

async function notify(admin: pg.Client, what: 'enter' | 'leave'): Promise<void> {
  await admin.query('SELECT pg_notify($1, $2)', [MAINTENANCE_CHANNEL, what]);
}
