import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { WRITERS_LOCK } from './writers-lock.ts';

const POLL_MS = 50;

/**
 * Waits until no other session of this database is in a transaction, every server and worker has said that it is done,
 * and no job is being worked on, or the time is over.
 * Locks are asked, since every role may see them; jobs only where this one may read them and somebody is there to end them.
 * @param patience in milliseconds
 */
export async function waitUntilCalm(admin: pg.Client, jobsSchema: string, patience: number): Promise<void> {
  const deadline = performance.now() + patience;
  while (await isBusy(admin, jobsSchema)) {
    if (performance.now() > deadline) return;
    await delay(POLL_MS);
  }
}

async function isBusy(admin: pg.Client, jobsSchema: string): Promise<boolean> {
  const { rows } = await admin.query<{ sessions: number; transactions: number; jobs: boolean }>(
    `SELECT count(DISTINCT a.pid)::int AS sessions,
            count(DISTINCT l.pid)::int AS transactions,
            coalesce(has_schema_privilege(to_regnamespace($1)::oid, 'USAGE')
                     AND has_table_privilege(to_regclass($1 || '.job')::oid, 'SELECT'), false) AS jobs
       FROM pg_stat_activity a
       LEFT JOIN pg_locks l ON l.pid = a.pid AND l.granted
         AND (l.locktype = 'virtualxid' AND l.mode = 'ExclusiveLock'
              OR l.locktype = 'advisory' AND l.database = a.datid AND l.classid = 0 AND l.objid = $2 AND l.objsubid = 1)
      WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.usesysid IS NOT NULL
        AND a.backend_type IS DISTINCT FROM 'autovacuum worker'`,
    [jobsSchema, WRITERS_LOCK],
  );
  const { sessions, transactions, jobs } = rows[0]!;
  if (sessions === 0) return false;
  if (transactions > 0) return true;
  if (!jobs) return false;
  const { rows: active } = await admin.query(`SELECT FROM ${jobsSchema}.job WHERE state = 'active' LIMIT 1`);
  return active.length > 0;
}
