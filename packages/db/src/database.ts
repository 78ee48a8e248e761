import { resolveDataDirectory } from './data-directory.ts';
import { openEmbeddedDatabase } from './open-embedded-database.ts';
import { openExternalDatabase } from './open-external-database.ts';

export interface OpenDatabaseOptions {
  env?: NodeJS.ProcessEnv;
  /** etouch's data directory; ETOUCH_DATA or `.data` unless given. */
  dataDir?: string;
  /** Receives one line at each step that takes time. */
  log?: (line: string) => void;
}

/** Connection strings per role (they hold passwords: never log one). */
export interface Database {
  /** Owner of the tables, direct: migrations only. */
  ownerUrl: string;
  /** The application, under row-level security; perhaps through a pooler. */
  appUrl: string;
  /** Better Auth's own tables, direct. */
  authUrl: string;
  /** pg-boss, direct: it listens for notifications. */
  jobsUrl: string;
  /** Superuser of the embedded server, or DATABASE_DIRECT_URL: backups only. */
  adminUrl: string;
  /** True for PostgreSQL from npm's binaries in the data directory. */
  embedded: boolean;
  /** True when this call started it. */
  started: boolean;
  /** Stops the embedded server (an external one is left alone). */
  stop(): Promise<void>;
}

/**
 * The database with its roles, ready to be migrated: the external server that DATABASE_URL and DATABASE_DIRECT_URL name,
 * otherwise the embedded one, started when it does not run yet.
 * @throws DatabaseSetupError in one line that names the setting at fault
 */
export async function openDatabase(options: OpenDatabaseOptions = {}): Promise<Database> {
  const { env = process.env, dataDir = resolveDataDirectory(env), log = () => {} } = options;
  return env.DATABASE_URL || env.DATABASE_DIRECT_URL
    ? openExternalDatabase({ env, dataDir })
    : openEmbeddedDatabase({ env, dataDir, log });
}
