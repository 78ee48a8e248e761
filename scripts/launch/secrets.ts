import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The server's own secrets, 256 bits each, by the variable that carries them to it.
 * - ETOUCH_AUTH_SECRET: sessions and tokens of sign-in
 * - ETOUCH_SIGNING_SECRET: cursors and addresses we sign
 */
const NAMES = {
  ETOUCH_AUTH_SECRET: 'auth',
  ETOUCH_SIGNING_SECRET: 'signing',
} as const;

export type ServerSecrets = Record<keyof typeof NAMES, string>;

/**
 * Secrets set from outside (several servers must share them), else those of this data directory, made on the first start.
 */
export function loadServerSecrets(dataDir: string, env: NodeJS.ProcessEnv = {}): ServerSecrets {
  const directory = path.join(dataDir, 'secrets');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const load = (name: keyof ServerSecrets) => env[name] || keepSecret(path.join(directory, NAMES[name]));
  return {
    ETOUCH_AUTH_SECRET: load('ETOUCH_AUTH_SECRET'),
    ETOUCH_SIGNING_SECRET: load('ETOUCH_SIGNING_SECRET'),
  };
}

/** Linking makes the file appear whole or not at all, and of two starts at once the first wins for both. */
function keepSecret(file: string): string {
  const kept = read(file);
  if (kept) return kept;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read(file);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
