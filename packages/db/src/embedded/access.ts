import { chown, cp, lstat, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSetupError } from '../database-setup-error.ts';
import type { Identity } from './identity.ts';
import { runAs } from './spawn-as.ts';

/** The uid and gid that must own the data directory for PostgreSQL to accept it, as this process sees them. */
export function ownerOf(identity: Identity): { uid: number; gid: number } | undefined {
  if (identity.kind === 'switched') return { uid: identity.user.uid, gid: identity.user.gid };
  const uid = process.getuid?.();
  const gid = process.getgid?.();
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/**
 * Gives a directory and everything in it to PostgreSQL's user. Only root can need it: when the way of running changed
 * between two starts (user namespaces forbidden since, or allowed).
 */
export async function giveTo(identity: Identity, path: string): Promise<void> {
  const owner = ownerOf(identity);
  if (!owner || process.getuid?.() !== 0) return;
  if ((await lstat(path)).uid === owner.uid) return;
  // The directory itself comes last: while it has the old owner, an interrupted change is made again.
  for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) {
    await chown(join(entry.parentPath, entry.name), owner.uid, owner.gid);
  }
  await chown(path, owner.uid, owner.gid);
}

/**
 * Checks that PostgreSQL's user can reach the data directory; as another user than ours it needs the right to pass
 * through every directory above.
 * @throws DatabaseSetupError naming the first directory that stops it
 */
export async function assertReachable(identity: Identity, path: string): Promise<void> {
  if (identity.kind !== 'switched') return;
  for (const directory of ancestors(path)) {
    if ((await runAs(identity, 'test', ['-x', directory])).code === 0) continue;
    throw new DatabaseSetupError(
      `PostgreSQL runs as ${identity.user.name} and may not enter ${directory}: set ETOUCH_DATA to a directory it may reach, or run \`chmod o+x ${directory}\``,
    );
  }
}

function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...ancestors(parent), path];
}

/**
 * A directory of native binaries that PostgreSQL's user may execute: the installed one, or a copy of it in
 * `<dataDir>/postgres-bin` where node_modules lies under a closed home directory such as /root.
 */
export async function executableBinaries(identity: Identity, native: string, dataDir: string): Promise<string> {
  if (identity.kind !== 'switched' || (await version(identity, native))) return native;
  const copy = join(dataDir, 'postgres-bin');
  if ((await version(identity, copy)) === (await version({ kind: 'self' }, native))) return copy;
  const draft = `${copy}.${process.pid}`;
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await rm(copy, { recursive: true, force: true });
  await rename(draft, copy);
  if (await version(identity, copy)) return copy;
  const { mode } = await stat(copy);
  throw new DatabaseSetupError(
    `PostgreSQL's programs in ${copy} do not run as ${identity.user.name} (mode ${(mode & 0o777).toString(8)}): is its file system mounted noexec? set ETOUCH_DATA to another one`,
  );
}

/** What `postgres --version` says, undefined when it does not run. Root may ask, though it may not start a server. */
async function version(identity: Identity, native: string): Promise<string | undefined> {
  const { code, output } = await runAs(identity, join(native, 'bin/postgres'), ['--version']);
  return code === 0 ? output : undefined;
}
