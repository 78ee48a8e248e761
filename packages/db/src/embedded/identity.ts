import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSetupError } from '../database-setup-error.ts';

export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * As whom PostgreSQL runs. It refuses root, and initdb refuses a user without an entry in /etc/passwd.
 * - `self`: the ordinary user who started etouch
 * - `namespace`: the same user, seen by PostgreSQL as `user` inside a user namespace; files keep their owner
 * - `switched`: root gives up its rights and becomes `user`, who then owns the data directory
 */
export type Identity =
  | { kind: 'self' }
  | { kind: 'namespace'; user: SystemUser }
  | { kind: 'switched'; user: SystemUser };

const PREFERRED = ['etouch', 'postgres', 'nobody'];

/**
 * Chooses the identity for this process. ETOUCH_NO_USERNS=1 leaves user namespaces out, as if the kernel forbade them.
 * @throws DatabaseSetupError when this user cannot run PostgreSQL and no other may be taken
 */
export function chooseIdentity(env: NodeJS.ProcessEnv): Identity {
  const uid = process.getuid?.();
  const users = readUsers();
  const known = users.some((user) => user.uid === uid);
  if (uid === undefined || (uid !== 0 && (known || process.platform !== 'linux'))) return { kind: 'self' };
  const user = unprivilegedUser(users);
  if (user && env.ETOUCH_NO_USERNS !== '1' && namespacesAllowed(user)) return { kind: 'namespace', user };
  if (user && uid === 0) return { kind: 'switched', user };
  throw new DatabaseSetupError(
    uid === 0
      ? 'PostgreSQL does not run as root and /etc/passwd lists nobody else: create a user, for example `useradd etouch`'
      : `user ${uid} has no entry in /etc/passwd, which PostgreSQL needs: add one, or run etouch as another user`,
  );
}

/** The user to become: one made for the purpose, then the customary ones, then anyone who is not root. */
export function unprivilegedUser(users: readonly SystemUser[]): SystemUser | undefined {
  const preferred = PREFERRED.map((name) => users.find((user) => user.name === name && user.uid !== 0));
  return preferred.find((user) => user !== undefined) ?? users.find((user) => user.uid !== 0);
}

export function parsePasswd(text: string): SystemUser[] {
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4 && /^\d+$/.test(fields[2]!) && /^\d+$/.test(fields[3]!))
    .map((fields) => ({ name: fields[0]!, uid: Number(fields[2]), gid: Number(fields[3]) }));
}

function readUsers(): SystemUser[] {
  return existsSync('/etc/passwd') ? parsePasswd(readFileSync('/etc/passwd', 'utf8')) : [];
}

function namespacesAllowed(user: SystemUser): boolean {
  return spawnSync('unshare', [...namespaceArguments(user), 'true'], { stdio: 'ignore' }).status === 0;
}

/** Arguments for util-linux `unshare`, before the command. It execs, so the process id is the command's own. */
export function namespaceArguments(user: SystemUser): string[] {
  return ['--user', `--map-user=${user.uid}`, '--'];
}
