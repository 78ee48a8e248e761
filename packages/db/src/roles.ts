import pg from 'pg';
import { asRole } from './connection-url.ts';
import type { DatabaseSecrets } from './database-secrets.ts';
import { DatabaseSetupError } from './database-setup-error.ts';
import { JOBS_SCHEMA, ROLE, SIDE_ROLE } from './role-names.ts';
import { withClient } from './with-client.ts';

const { escapeIdentifier, escapeLiteral } = pg;
/** Two starts at once would collide in the catalogue ("tuple concurrently updated"): one waits for the other. */
const LOCK = 5_068_001;
const SIDES = Object.values(SIDE_ROLE);

type RoleSecrets = Omit<DatabaseSecrets, 'superuser'>;

/**
 * Creates the four roles that log in, or brings them in line with the kept passwords, and those of the sides.
 * Cluster-wide, repeatable.
 * @param adminUrl a role that may create roles, on any database of the server; a role it names itself is left as it is
 * @throws DatabaseSetupError when a role of that name has rights that defeat its purpose
 */
export async function ensureRoles(adminUrl: string, secrets: RoleSecrets): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const { rows } = await client.query<{ name: string }>('SELECT current_user AS name');
    for (const [key, role] of Object.entries(ROLE) as [keyof RoleSecrets, string][]) {
      if (rows[0]?.name !== role) await ensureRole(client, role, secrets[key]);
    }
    for (const role of SIDES) await ensureSideRole(client, role);
    await client.query('COMMIT');
  });
}

/** Creates one login role, or sets its password. */
export async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const verb = (await isThere(client, role)) ? 'ALTER' : 'CREATE';
  await client.query(`${verb} ROLE ${escapeIdentifier(role)} LOGIN PASSWORD ${escapeLiteral(password)}`);
}

/**
 * Creates a side's role, which the application's may become and inherits nothing of; nobody logs in with it. Inherited,
 * the policies of all sides would be planned for each statement of a studio.
 */
async function ensureSideRole(client: pg.Client, role: string): Promise<void> {
  if (!(await isThere(client, role))) await client.query(`CREATE ROLE ${escapeIdentifier(role)} NOLOGIN`);
  const { rows } = await client.query<{ member: boolean; inherits: boolean; perGrant: boolean }>(
    `SELECT pg_has_role($1::name, $2::name, 'MEMBER') AS member, pg_has_role($1::name, $2::name, 'USAGE') AS inherits,
      current_setting('server_version_num')::int >= 160000 AS "perGrant"`,
    [ROLE.app, role],
  );
  const { member, inherits, perGrant } = rows[0]!;
  if (member && !inherits) return;
  // Until PostgreSQL 15 inheriting is a property of the member, since 16 of each membership.
  if (!perGrant) await client.query(`ALTER ROLE ${ROLE.app} NOINHERIT`);
  await client.query(
    `GRANT ${escapeIdentifier(role)} TO ${ROLE.app}${perGrant ? ' WITH INHERIT FALSE, SET TRUE' : ''}`,
  );
}

/** Whether a role exists. @throws DatabaseSetupError when it has rights that defeat its purpose */
async function isThere(client: pg.Client, role: string): Promise<boolean> {
  const { rows } = await client.query<{ privileged: boolean }>(
    'SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication AS privileged FROM pg_roles WHERE rolname = $1',
    [role],
  );
  if (rows[0]?.privileged) {
    throw new DatabaseSetupError(
      `the database role ${role} has rights it must not have: ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION`,
    );
  }
  return rows.length > 0;
}

/**
 * Lets the roles into one database: the owner may create in it, the others enter, and what pg-boss creates from
 * now on is open to the application. What the owner creates starts closed: each migration grants what it must. Repeatable.
 * @param adminUrl the database's owner or a superuser, on this database
 */
export async function grantDatabase(adminUrl: string, secrets: RoleSecrets): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
    const database = escapeIdentifier(rows[0]!.name);
    await client.query(`GRANT CREATE, CONNECT, TEMPORARY ON DATABASE ${database} TO ${ROLE.owner}`);
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${ROLE.app}, ${ROLE.auth}, ${ROLE.jobs}`);
    await client.query(`GRANT USAGE, CREATE ON SCHEMA public TO ${ROLE.owner}`);
    await client.query(`GRANT USAGE ON SCHEMA public TO ${ROLE.app}, ${ROLE.auth}, ${SIDES.join(', ')}`);
    await client.query('COMMIT');
    await closeOwnersTables(adminUrl, secrets);
    await createJobsSchema(client, database, adminUrl, secrets);
  });
}

/** Default privileges belong to the role that will create the tables: it takes back its own, which older versions gave. */
async function closeOwnersTables(adminUrl: string, secrets: RoleSecrets): Promise<void> {
  await withClient(await ownerConnection(adminUrl, secrets), (owner) =>
    owner.query(`
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM ${ROLE.app};
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM ${ROLE.app};
    `),
  );
}

/** The owner's connection; an administrator who is the owner keeps the password given in the settings. */
export async function ownerConnection(adminUrl: string, secrets: RoleSecrets): Promise<string> {
  const admin = decodeURIComponent(new URL(adminUrl).username);
  return admin === ROLE.owner ? adminUrl : asRole(adminUrl, ROLE.owner, secrets.owner);
}

/** pg-boss's schema belongs to its role, which gets the right to create one for this moment only. */
async function createJobsSchema(
  admin: pg.Client,
  database: string,
  adminUrl: string,
  secrets: RoleSecrets,
): Promise<void> {
  const { rows } = await admin.query<{ ready: boolean }>(
    `SELECT count(*) > 0 AS ready FROM pg_namespace WHERE nspname = $1 AND has_schema_privilege($2, oid, 'USAGE')`,
    [JOBS_SCHEMA, ROLE.app],
  );
  if (rows[0]?.ready) return;
  await admin.query(`GRANT CREATE ON DATABASE ${database} TO ${ROLE.jobs}`);
  await withClient(asRole(adminUrl, ROLE.jobs, secrets.jobs), (jobs) =>
    jobs.query(`
      CREATE SCHEMA IF NOT EXISTS ${JOBS_SCHEMA};
      ALTER DEFAULT PRIVILEGES IN SCHEMA ${JOBS_SCHEMA} GRANT SELECT, INSERT ON TABLES TO ${ROLE.app};
      GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO ${ROLE.app};
      GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${ROLE.app};
    `),
  );
  await admin.query(`REVOKE CREATE ON DATABASE ${database} FROM ${ROLE.jobs}`);
}
