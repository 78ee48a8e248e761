import { PgBoss } from 'pg-boss';
import { jobCatalogue, jobNames } from './jobs.ts';
import { JOBS_SCHEMA, ROLE, SIDE_ROLE } from './role-names.ts';
import { withClient } from './with-client.ts';

const SIDES = Object.values(SIDE_ROLE).join(', ');

/**
 * Installs or updates pg-boss's tables and our queues, as etouch_jobs; repeatable. The application may read them and
 * add jobs, nothing else; the sides may add jobs and read no job.
 * @param jobsUrl connection string of the role etouch_jobs, direct
 */
export async function installJobs(jobsUrl: string): Promise<void> {
  const boss = new PgBoss({
    ...connection(jobsUrl),
    supervise: false,
    schedule: false,
    registerInstance: false,
    max: 2,
  });
  boss.on('error', () => {});
  await boss.start();
  try {
    const installed = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const name of jobNames) {
      if (installed.has(name)) await boss.updateQueue(name, jobCatalogue[name]);
      else await boss.createQueue(name, jobCatalogue[name]);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  await withClient(jobsUrl, (client) =>
    client.query(`
      REVOKE ALL ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} FROM ${ROLE.app};
      GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${ROLE.app};
      GRANT SELECT ON ${JOBS_SCHEMA}.queue, ${JOBS_SCHEMA}.job, ${JOBS_SCHEMA}.job_common TO ${ROLE.app};
      GRANT INSERT ON ${JOBS_SCHEMA}.job, ${JOBS_SCHEMA}.job_common TO ${ROLE.app};
      GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${SIDES};
      GRANT SELECT ON ${JOBS_SCHEMA}.queue TO ${SIDES};
      GRANT INSERT, SELECT (id, start_after) ON ${JOBS_SCHEMA}.job, ${JOBS_SCHEMA}.job_common TO ${SIDES};
    `),
  );
}

/**
 * The worker's pg-boss, not yet started: register an `error` listener, then `start()` and `work(name, …)`.
 * Woken by NOTIFY it takes a job within milliseconds; a killed worker's jobs are found by their missing heartbeat.
 * @param jobsUrl connection string of the role etouch_jobs, direct (LISTEN does not work through a pooler)
 */
export function createBoss(jobsUrl: string): PgBoss {
  return new PgBoss({
    ...connection(jobsUrl),
    migrate: false,
    useListenNotify: true,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    maintenanceIntervalSeconds: 60,
    max: 6,
  });
}

/** A job as it was taken: one attempt of it. */
export interface TakenJob {
  id: string;
  name: string;
  retryCount: number;
}

/**
 * Gives jobs back to their queues as if they had not been taken: none of them has failed, and the attempt does not count.
 * What was settled, or taken by somebody else since, is left alone. Whoever held them must not settle them any more.
 */
export async function putJobsBack(jobsUrl: string, jobs: TakenJob[]): Promise<void> {
  if (jobs.length === 0) return;
  await withClient(jobsUrl, (client) =>
    client.query(
      `UPDATE ${JOBS_SCHEMA}.job SET state = 'created', started_on = NULL, heartbeat_on = NULL
         FROM unnest($1::text[], $2::uuid[], $3::int[]) AS taken (name, id, retry_count)
        WHERE job.name = taken.name AND job.id = taken.id AND job.retry_count = taken.retry_count AND job.state = 'active'`,
      [jobs.map(({ name }) => name), jobs.map(({ id }) => id), jobs.map(({ retryCount }) => retryCount)],
    ),
  );
}

function connection(jobsUrl: string): { connectionString: string; schema: string; createSchema: boolean } {
  return { connectionString: jobsUrl, schema: JOBS_SCHEMA, createSchema: false };
}
