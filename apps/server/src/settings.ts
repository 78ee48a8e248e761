import path from 'node:path';
import { readStorageSettings, StorageSettingError } from '@etouch/integrations/storage/settings';
import { z } from 'zod';

/** A setting that is missing or wrong; its message is one line that names it and never repeats a secret. */
export class SettingError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SettingError';
  }
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

const flag = (fallback: '0' | '1') =>
  z
    .enum(['0', '1'], 'must be 0 or 1')
    .default(fallback)
    .transform((value) => value === '1');
const databaseUrl = z
  .string('is missing')
  .regex(/^postgres(ql)?:\/\//, 'must be an address such as postgresql://user:password@host:5432/etouch');
const secret = z.string('is missing').min(32, 'must have at least 32 characters');

const environment = z.object({
  DATABASE_URL: databaseUrl,
  DATABASE_AUTH_URL: databaseUrl,
  DATABASE_JOBS_URL: databaseUrl,
  ETOUCH_DATA: z.string('is missing').min(1, 'is empty'),
  ETOUCH_HOST: z.string().min(1).default('127.0.0.1'),
  ETOUCH_PORT: z
    .string()
    .regex(/^\d+$/, 'must be a whole number from 0 to 65535')
    .default('4321')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a whole number from 0 to 65535'),
  ETOUCH_URL: z
    .string()
    .refine(isOrigin, 'must be an address such as https://photos.example.com, without a path')
    .transform((text) => new URL(text).origin)
    .optional(),
  ETOUCH_AUTH_SECRET: secret,
  ETOUCH_SIGNING_SECRET: secret,
  ETOUCH_DEMONSTRATION: flag('0'),
  ETOUCH_RUN_WORKER: flag('1'),
  ETOUCH_STORAGE_MOVED: flag('0'),
  ETOUCH_TRUSTED_PROXY: flag('0'),
  ETOUCH_MAX_UPLOAD_GB: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be a whole number of gigabytes')
    .default('100')
    .transform(Number),
  ETOUCH_SLOW_QUERY_MS: z
    .string()
    .regex(/^\d{1,6}$/, 'must be a whole number of milliseconds, or 0 to log none')
    .default('500')
    .transform(Number),
  ETOUCH_OIDC_ISSUER: z.url('must be the address of an OpenID Connect provider').optional(),
  ETOUCH_OIDC_CLIENT_ID: z.string().optional(),
  ETOUCH_OIDC_CLIENT_SECRET: z.string().optional(),
  ETOUCH_OIDC_NAME: z.string().default('OpenID Connect'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must be an address such as smtps://user:password@host:465')
    .optional(),
  SMTP_FROM: z.string().optional(),
});

export type ServerSettings = ReturnType<typeof readServerSettings>;

/**
 * The server's settings, parsed once at the border.
 * @throws SettingError naming the first setting that is missing or wrong
 */
export function readServerSettings(env: NodeJS.ProcessEnv) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new SettingError(`${issue.path.join('.')} ${issue.message}.`);
  }
  const values = parsed.data;
  const loopback = LOOPBACK.has(values.ETOUCH_HOST);
  if (!loopback && !values.ETOUCH_URL)
    throw new SettingError(
      `ETOUCH_URL is missing: with ETOUCH_HOST=${values.ETOUCH_HOST} it must name the address people open.`,
    );
  if (values.ETOUCH_DEMONSTRATION && (!loopback || values.ETOUCH_URL))
    throw new SettingError(
      'ETOUCH_DEMONSTRATION must be 0 where others can reach the server: its passwords are known.',
    );
  return {
    databaseUrl: values.DATABASE_URL,
    authDatabaseUrl: values.DATABASE_AUTH_URL,
    jobsDatabaseUrl: values.DATABASE_JOBS_URL,
    /** Absolute; everything etouch keeps on this machine. */
    dataDir: path.resolve(values.ETOUCH_DATA),
    host: values.ETOUCH_HOST,
    port: values.ETOUCH_PORT,
    /** What links in mails begin with; never taken from a request. */
    origin: values.ETOUCH_URL ?? localOrigin(values.ETOUCH_HOST, values.ETOUCH_PORT),
    publicUrl: values.ETOUCH_URL,
    authSecret: values.ETOUCH_AUTH_SECRET,
    signingSecret: values.ETOUCH_SIGNING_SECRET,
    demonstration: values.ETOUCH_DEMONSTRATION,
    runWorker: values.ETOUCH_RUN_WORKER,
    /** True: one proxy stands before the server, and the last address of X-Forwarded-For is its word. */
    trustedProxy: values.ETOUCH_TRUSTED_PROXY,
    /** Bytes of the largest single file that is taken. */
    maxUploadBytes: values.ETOUCH_MAX_UPLOAD_GB * 1_000_000_000,
    /** Milliseconds from which a statement is logged; 0 logs none. */
    slowQueryMs: values.ETOUCH_SLOW_QUERY_MS,
    oidc: readOidc(values),
    smtp: readSmtp(values),
    /** Where files are kept. */
    storage: readStorage(given),
    /** True: the stores were moved on purpose since the last start. */
    storageMoved: values.ETOUCH_STORAGE_MOVED,
  };
}

function localOrigin(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function readOidc(values: z.output<typeof environment>) {
  if (!values.ETOUCH_OIDC_ISSUER) return undefined;
  if (!values.ETOUCH_OIDC_CLIENT_ID)
    throw new SettingError('ETOUCH_OIDC_CLIENT_ID is missing beside ETOUCH_OIDC_ISSUER.');
  if (!values.ETOUCH_OIDC_CLIENT_SECRET)
    throw new SettingError('ETOUCH_OIDC_CLIENT_SECRET is missing beside ETOUCH_OIDC_ISSUER.');
  return {
    issuer: values.ETOUCH_OIDC_ISSUER.replace(/\/$/, ''),
    clientId: values.ETOUCH_OIDC_CLIENT_ID,
    clientSecret: values.ETOUCH_OIDC_CLIENT_SECRET,
    name: values.ETOUCH_OIDC_NAME,
  };
}

function readSmtp(values: z.output<typeof environment>) {
  if (!values.SMTP_URL) return undefined;
  if (!values.SMTP_FROM) throw new SettingError('SMTP_FROM is missing beside SMTP_URL: the address mails come from.');
  return { url: values.SMTP_URL, from: values.SMTP_FROM };
}

function readStorage(env: NodeJS.ProcessEnv) {
  try {
    return readStorageSettings(env);
  } catch (error) {
    throw error instanceof StorageSettingError ? new SettingError(error.message) : error;
  }
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
}
