import { createHmac, randomBytes } from 'node:crypto';
import { link, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivateDirectory } from './data-directory.ts';
import { DatabaseSetupError } from './database-setup-error.ts';

/** One password per database role, each URL-safe so that it can stand in a connection string as it is. */
export interface DatabaseSecrets {
  superuser: string;
  owner: string;
  app: string;
  auth: string;
  jobs: string;
}

const ROLES = ['superuser', 'owner', 'app', 'auth', 'jobs'] as const;

/** New random passwords, 256 bits each. */
export function generateDatabaseSecrets(): DatabaseSecrets {
  const password = () => randomBytes(32).toString('base64url');
  return { superuser: password(), owner: password(), app: password(), auth: password(), jobs: password() };
}

/**
 * Passwords for an external server, derived from the one in DATABASE_DIRECT_URL: several machines on one database agree
 * on them without sharing a file, and whoever holds the direct connection could set them anyway.
 */
export function deriveDatabaseSecrets(directPassword: string): DatabaseSecrets {
  const password = (role: string) =>
    createHmac('sha256', directPassword).update(`etouch database role ${role}`).digest('base64url');
  return {
    superuser: password('superuser'),
    owner: password('owner'),
    app: password('app'),
    auth: password('auth'),
    jobs: password('jobs'),
  };
}

/**
 * The passwords of this installation, generated on the first call and kept in `<dataDir>/secrets/database.json` (0600).
 * Two processes that start at once agree: the file appears whole or not at all, and the first one wins.
 */
export async function loadDatabaseSecrets(dataDir: string): Promise<DatabaseSecrets> {
  const directory = join(dataDir, 'secrets');
  const file = join(directory, 'database.json');
  const kept = await readSecrets(file);
  if (kept) return kept;
  await makePrivateDirectory(directory);
  const draft = await mkdtemp(join(directory, 'new-'));
  try {
    await writeFile(join(draft, 'database.json'), JSON.stringify(generateDatabaseSecrets(), null, 2), {
      mode: 0o600,
      flush: true,
    });
    await link(join(draft, 'database.json'), file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  const secrets = await readSecrets(file);
  if (!secrets) throw new DatabaseSetupError(`${file} vanished while it was being written`);
  return secrets;
}

async function readSecrets(file: string): Promise<DatabaseSecrets | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return parseSecrets(text, file);
}

function parseSecrets(text: string, file: string): DatabaseSecrets {
  let value: Partial<Record<string, unknown>> = {};
  try {
    value = JSON.parse(text) as Partial<Record<string, unknown>>;
  } catch {
    // Falls through to the message below: the content itself must never be shown.
  }
  const password = (role: (typeof ROLES)[number]): string => {
    const kept = value[role];
    if (typeof kept === 'string' && kept !== '') return kept;
    throw new DatabaseSetupError(`${file} is damaged (no password for ${role}); put it back from a backup`);
  };
  return {
    superuser: password('superuser'),
    owner: password('owner'),
    app: password('app'),
    auth: password('auth'),
    jobs: password('jobs'),
  };
}
