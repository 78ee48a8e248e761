import { DatabaseSetupError } from './database-setup-error.ts';
import { SIDE_ROLE } from './role-names.ts';
import { withClient } from './with-client.ts';

/** Whatever this role may become by SET ROLE counts as its own. */
const RIGHTS = `
  SELECT current_user AS role,
    bool_or(r.rolsuper) AS superuser,
    bool_or(r.rolbypassrls) AS bypasses,
    bool_or(r.rolcreaterole) AS "createsRoles",
    (SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        AND NOT n.nspname LIKE 'pg\\_t%' AND pg_has_role(current_user, c.relowner, 'MEMBER') LIMIT 1) AS "ownedTable"
  FROM pg_roles r WHERE pg_has_role(current_user, r.oid, 'MEMBER')`;

interface Rights {
  role: string;
  superuser: boolean;
  bypasses: boolean;
  createsRoles: boolean;
  ownedTable: string | null;
}

/**
 * Refuses to run the application as a role that row-level security does not hold: tenants would see each other's data
 * without any error.
 * @param setting the name of the setting that holds `appUrl`, for the message
 * @throws DatabaseSetupError naming the setting and what is wrong with its role
 */
export async function assertUnprivileged(appUrl: string, setting = 'DATABASE_URL'): Promise<void> {
  const rights = await withClient(appUrl, async (client) => (await client.query<Rights>(RIGHTS)).rows[0]!);
  const reason = privilege(rights);
  if (reason === undefined) return;
  throw new DatabaseSetupError(
    `${setting} connects as ${rights.role}, which ${reason}: use a role of its own for the application, without special rights`,
  );
}

/**
 * Refuses to run the application as a role that cannot take on the roles of the sides: the first request of a client or
 * a retoucher would fail.
 * @throws DatabaseSetupError naming the setting and the grant that is missing
 */
export async function assertTakesSides(appUrl: string, setting = 'DATABASE_URL'): Promise<void> {
  await withClient(appUrl, async (client) => {
    for (const role of Object.values(SIDE_ROLE)) {
      await client.query(`SELECT set_config('role', $1, false)`, [role]).catch((error: Error) => {
        throw new DatabaseSetupError(
          `${setting} connects as a role that may not become ${role} (${error.message}): GRANT ${role} TO it`,
        );
      });
      await client.query('RESET ROLE');
    }
  });
}

function privilege(rights: Rights): string | undefined {
  if (rights.superuser) return 'is a superuser, so row-level security does not hold it';
  if (rights.bypasses) return 'has BYPASSRLS, so row-level security does not hold it';
  if (rights.ownedTable !== null) return `owns the table ${rights.ownedTable}, so it may lift its row-level security`;
  if (rights.createsRoles) return 'may create roles';
  return undefined;
}
