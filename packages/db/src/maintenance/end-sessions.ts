import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseSetupError } from '../database-setup-error.ts';

/** Connections of maintenance itself carry this name and are left alone. */
export const MAINTENANCE_APPLICATION = 'etouch-maintenance';

/**
 * A session that was being opened while a setting changed shows up a moment later, with the old one: the list is looked
 * at several times.
 */
const LOOKS = 4;
const PAUSE_MS = 75;
const END_MS = 5000;

interface Session {
  pid: number;
  role: string;
  superuser: boolean;
}

/**
 * Ends every other session that this database has now. Those that are opened afterwards are left alone: they have the
 * new setting, and whoever was sent away comes back at once.
 * @returns the superusers whose sessions this role may not end; people, not etouch
 * @throws DatabaseSetupError naming the right to grant, when it may not end the others' either
 */
export async function endOtherSessions(admin: pg.Client): Promise<string[]> {
  const { rows } = await admin.query<{ now: string }>('SELECT clock_timestamp()::text AS now');
  const now = rows[0]!.now;
  let left: string[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    if (look > 0) await delay(PAUSE_MS);
    left = [];
    for (const session of await otherSessions(admin, now)) if (!(await end(admin, session))) left.push(session.role);
  }
  return left;
}

/** @param now with its offset; whoever may not see when the others began ends all of them */
async function otherSessions(admin: pg.Client, now: string): Promise<Session[]> {
  const { rows } = await admin.query<Session>(
    `SELECT a.pid, r.rolname AS role, r.rolsuper AS superuser FROM pg_stat_activity a JOIN pg_roles r ON r.oid = a.usesysid
      WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.application_name <> $1
        AND a.backend_type IS DISTINCT FROM 'autovacuum worker'
        AND coalesce(a.backend_start, '-infinity') <= $2::timestamptz`,
    [MAINTENANCE_APPLICATION, now],
  );
  return rows;
}

async function end(admin: pg.Client, { pid, role, superuser }: Session): Promise<boolean> {
  const terminate = () => admin.query('SELECT pg_terminate_backend($1, $2)', [pid, END_MS]);
  if (await permitted(terminate)) return true;
  if (superuser) return false;
  // Who made a role may become a member of it, and members may end each other's sessions.
  const join = () => admin.query(`GRANT ${pg.escapeIdentifier(role)} TO CURRENT_USER`);
  if ((await permitted(join)) && (await permitted(terminate))) return true;
  throw new DatabaseSetupError(
    `DATABASE_DIRECT_URL may not end the sessions of ${role}: GRANT pg_signal_backend TO its role`,
  );
}

async function permitted(work: () => Promise<unknown>): Promise<boolean> {
  return work().then(
    () => true,
    (error: { code?: string }) => {
      if (error.code === '42501') return false;
      throw error;
    },
  );
}
