import { withClient } from '../with-client.ts';
import type { JobsClient } from './named-files.ts';

/**
 * A connection as etouch_jobs, which may read which files are named and write down what was found, and no other row.
 * @param jobsUrl connection string of that role, direct
 */
export function withJobsClient<T>(jobsUrl: string, work: (client: JobsClient) => Promise<T>): Promise<T> {
  return withClient(jobsUrl, work);
}
