/**
 * The database roles that log in. Each can do what its part needs and no more, so that a mistake in one part is refused by the database.
 * - owner: owns the tables and runs migrations
 * - app: the application, under row-level security, owns nothing
 * - auth: Better Auth's own tables only, under policies of its own
 * - jobs: owns the schema `pgboss`
 */
export const ROLE = {
  owner: 'etouch_owner',
  app: 'etouch_app',
  auth: 'etouch_auth',
  jobs: 'etouch_jobs',
} as const;

/**
 * The roles a transaction of the application takes on for the side it acts for. They log in nowhere and hold the columns
 * that side may know: row-level security hides rows, grants hide columns. Studios, the platform and jobs act as `app`.
 */
export const SIDE_ROLE = {
  client: 'etouch_client',
  retoucher: 'etouch_retoucher',
} as const;

export const DATABASE = 'etouch';
export const JOBS_SCHEMA = 'pgboss';
