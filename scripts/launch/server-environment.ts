import type { Database } from '@etouch/db/database';
import { loadServerSecrets } from './secrets.ts';

export interface ServerOptions {
  dataDir: string;
  host: string;
  port: number;
  publicUrl: string | undefined;
  demonstration: boolean;
}

/**
 * The server's environment: what was set outside, and what the launcher has found out. The owner's address of the database
 * stays here: a server that never has it cannot lose it.
 */
export function serverEnvironment(
  env: NodeJS.ProcessEnv,
  options: ServerOptions,
  database: Database,
): NodeJS.ProcessEnv {
  const { DATABASE_DIRECT_URL: _owner, ETOUCH_DEMONSTRATION: _chosenHere, ...passed } = env;
  return {
    ...passed,
    ...loadServerSecrets(options.dataDir, env),
    NODE_ENV: 'production',
    // Prisma's adapter reads several relations at once over one connection, which the next major version of pg will
    // refuse; the pinned one serves it, and whoever runs etouch can do nothing about the notice.
    NODE_OPTIONS: [env['NODE_OPTIONS'], '--disable-warning=DeprecationWarning'].filter(Boolean).join(' '),
    DATABASE_URL: database.appUrl,
    DATABASE_AUTH_URL: database.authUrl,
    DATABASE_JOBS_URL: database.jobsUrl,
    ETOUCH_DATA: options.dataDir,
    ETOUCH_HOST: options.host,
    ETOUCH_PORT: String(options.port),
    ...(options.publicUrl ? { ETOUCH_URL: options.publicUrl } : {}),
    ...(options.demonstration ? { ETOUCH_DEMONSTRATION: '1' } : {}),
  };
}
