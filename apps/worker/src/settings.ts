import { resolve } from 'node:path';
import { readStorageSettings, StorageSettingError, type StorageSettings } from '@etouch/integrations/storage/settings';

/** A setting that is missing; its message is one line that names it. */
export class SettingError extends Error {
  override name = 'SettingError';
}

/** What a worker on its own needs: the server's settings of the same names. */
export interface WorkerSettings {
  databaseUrl: string;
  jobsDatabaseUrl: string;
  /** Absolute; must be the very folder the server writes to. */
  dataDir: string;
  /** What links in mails begin with. */
  origin: string;
  authSecret: string;
  /** Milliseconds from which a statement is logged; 0 logs none. */
  slowQueryMs: number;
  smtp: { url: string; from: string } | undefined;
  storage: StorageSettings;
  /** True: the stores were moved on purpose since the last start. */
  storageMoved: boolean;
}

/** Reads the settings from the environment. @throws SettingError */
export function readWorkerSettings(env: NodeJS.ProcessEnv): WorkerSettings {
  const required = (name: string): string => {
    const value = env[name];
    if (!value) throw new SettingError(`${name} is missing.`);
    return value;
  };
  return {
    databaseUrl: required('DATABASE_URL'),
    jobsDatabaseUrl: required('DATABASE_JOBS_URL'),
    dataDir: resolve(required('ETOUCH_DATA')),
    origin: new URL(required('ETOUCH_URL')).origin,
    authSecret: required('ETOUCH_AUTH_SECRET'),
    slowQueryMs: Number(env['ETOUCH_SLOW_QUERY_MS'] || 500),
    smtp: env['SMTP_URL'] ? { url: env['SMTP_URL'], from: required('SMTP_FROM') } : undefined,
    storage: readStorage(env),
    storageMoved: env['ETOUCH_STORAGE_MOVED'] === '1',
  };
}

function readStorage(env: NodeJS.ProcessEnv): StorageSettings {
  try {
    return readStorageSettings(env);
  } catch (error) {
    throw error instanceof StorageSettingError ? new SettingError(error.message) : error;
  }
}
