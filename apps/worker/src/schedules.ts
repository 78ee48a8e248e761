import type { JobName } from '@etouch/db/jobs';

/** Jobs that start by the clock: cron expressions in UTC. */
export const schedules: Partial<Record<JobName, string>> = {
  'purge-expired-uploads': '*/10 * * * *',
  'tidy-studios': '17 * * * *',
  'recount-storages': '41 2 * * *',
  'collect-files': '43 1 * * 0',
};
