import path from 'node:path';
import { Failure } from '../bootstrap/failure.mjs';
import { inRoot, root } from '../bootstrap/paths.mjs';
import { readBackupTime } from './backup-time.ts';
import type { BackupTime } from './backup-time.ts';

/** What the one who starts etouch decides through environment variables; docs/operations.md lists them all. */
export interface Settings {
  /** Absolute; everything etouch keeps on this machine. */
  dataDir: string;
  /** The address listened on. */
  host: string;
  port: number;
  /** The origin people reach it at, where that is not this machine itself. */
  publicUrl: string | undefined;
  /** Whether known passwords, the mailbox page and rendered photographs may exist here. */
  demonstration: boolean;
  /** When the embedded database is backed up; undefined: never. */
  backupTime: BackupTime | undefined;
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/**
 * Reads and checks the settings.
 * @throws Failure with one line that names the setting
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const host = env.ETOUCH_HOST || '127.0.0.1';
  const publicUrl = readUrl(env.ETOUCH_URL);
  checkDatabaseUrl('DATABASE_URL', env.DATABASE_URL);
  checkDatabaseUrl('DATABASE_DIRECT_URL', env.DATABASE_DIRECT_URL);
  if (env.DATABASE_DIRECT_URL && !env.DATABASE_URL)
    throw new Failure('DATABASE_DIRECT_URL is set but DATABASE_URL is not: set both, or neither.');
  const loopback = LOOPBACK.includes(host);
  if (!loopback && !publicUrl)
    throw new Failure(`ETOUCH_URL is missing: with ETOUCH_HOST=${host} it must name the address people open.`);
  return {
    dataDir: env.ETOUCH_DATA ? path.resolve(root, env.ETOUCH_DATA) : inRoot('.data'),
    host,
    port: readPort(env.ETOUCH_PORT),
    publicUrl,
    demonstration: !env.DATABASE_URL && loopback && !publicUrl,
    backupTime: readBackupTime(env.ETOUCH_BACKUP_TIME),
  };
}

function readPort(text: string | undefined): number {
  if (!text) return 4321;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new Failure(`ETOUCH_PORT must be a whole number from 1 to 65535, not "${text}".`);
}

function readUrl(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username)
    return url.origin;
  throw new Failure(`ETOUCH_URL must be an address such as https://photos.example.com, without a path, not "${text}".`);
}

function checkDatabaseUrl(name: string, text: string | undefined): void {
  if (!text) return;
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  // The value holds a password and is not repeated.
  if (!/^postgres(ql)?:$/.test(protocol))
    throw new Failure(`${name} must be an address such as postgresql://user:password@host:5432/etouch.`);
}
