import pg from 'pg';
import { assertTakesSides, assertUnprivileged } from './assert-unprivileged.ts';
import { asRole, parseConnectionUrl } from './connection-url.ts';
import type { Database } from './database.ts';
import { deriveDatabaseSecrets, loadDatabaseSecrets } from './database-secrets.ts';
import { DatabaseSetupError } from './database-setup-error.ts';
import { ROLE } from './role-names.ts';
import { ensureRole, ensureRoles, grantDatabase, ownerConnection } from './roles.ts';
import { withClient } from './with-client.ts';

const OLDEST_MAJOR = 15;

/**
 * Prepares the server the settings name: roles with generated passwords through DATABASE_DIRECT_URL, and the role of
 * DATABASE_URL made a member of the application's.
 * @throws DatabaseSetupError naming the setting that is missing or wrong
 */
export async function openExternalDatabase(options: { env: NodeJS.ProcessEnv; dataDir: string }): Promise<Database> {
  const { env, dataDir } = options;
  const app = parseConnectionUrl('DATABASE_URL', required(env, 'DATABASE_URL', 'the connection of the application'));
  const admin = parseConnectionUrl(
    'DATABASE_DIRECT_URL',
    required(env, 'DATABASE_DIRECT_URL', 'a direct connection of the owner of the database, who may create roles'),
  );
  if (app.role === admin.role) {
    throw new DatabaseSetupError(`DATABASE_URL must name another role than DATABASE_DIRECT_URL (${admin.role})`);
  }
  await assertServer(admin.url);
  // Without a password (a certificate, a trusted network) there is nothing to derive from.
  const secrets = admin.password ? deriveDatabaseSecrets(admin.password) : await loadDatabaseSecrets(dataDir);
  const passwords = app.role === ROLE.app ? { ...secrets, app: app.password } : secrets;
  await withSetting('DATABASE_DIRECT_URL', async () => {
    await ensureRoles(admin.url, passwords);
    await grantDatabase(admin.url, passwords);
  });
  await admitApplication(app, admin.url);
  await assertUnprivileged(app.url);
  await assertTakesSides(app.url);
  return {
    ownerUrl: await ownerConnection(admin.url, secrets),
    appUrl: app.url,
    authUrl: asRole(admin.url, ROLE.auth, secrets.auth),
    jobsUrl: asRole(admin.url, ROLE.jobs, secrets.jobs),
    adminUrl: admin.url,
    embedded: false,
    started: false,
    stop: async () => {},
  };
}

function required(env: NodeJS.ProcessEnv, setting: string, meaning: string): string {
  const value = env[setting];
  if (value) return value;
  throw new DatabaseSetupError(`${setting} is missing: an external PostgreSQL needs it (${meaning})`);
}

async function assertServer(adminUrl: string): Promise<void> {
  const version = await withSetting('DATABASE_DIRECT_URL', () =>
    withClient(adminUrl, async (client) => {
      const { rows } = await client.query<{ version: number; name: string }>(
        `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name`,
      );
      return rows[0]!;
    }),
  );
  if (version.version >= OLDEST_MAJOR * 10_000) return;
  throw new DatabaseSetupError(
    `DATABASE_DIRECT_URL leads to PostgreSQL ${version.name}; etouch needs ${OLDEST_MAJOR} or newer`,
  );
}

/**
 * Row-level security and grants name `etouch_app`; any other role becomes a member of it. A role that does not exist yet
 * is created with the password of the setting. A pooler may call it differently, so the server is asked who it is.
 */
async function admitApplication(app: { url: string; role: string; password: string }, adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (admin) => {
    const { rowCount } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [app.role]);
    if (rowCount === 0 && (await isRefused(app.url))) await ensureRole(admin, app.role, app.password);
  });
  if (app.role === ROLE.app) return;
  const role = await withSetting('DATABASE_URL', () => currentRole(app.url));
  await withClient(adminUrl, (admin) => admin.query(`GRANT ${ROLE.app} TO ${pg.escapeIdentifier(role)}`));
}

async function isRefused(url: string): Promise<boolean> {
  return currentRole(url).then(
    () => false,
    (error: { code?: string }) => error.code === '28P01' || error.code === '28000',
  );
}

async function currentRole(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ role: string }>('SELECT current_user AS role');
    return rows[0]!.role;
  });
}

/** A driver's error, said of the setting it comes from. Its message holds no password. */
async function withSetting<T>(setting: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DatabaseSetupError) throw error;
    const reason = error instanceof Error && error.message ? error.message : String((error as { code?: string }).code);
    throw new DatabaseSetupError(`${setting}: ${reason}`);
  }
}
