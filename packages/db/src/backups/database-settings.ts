import pg from 'pg';
import { ROLE } from '../role-names.ts';
import { withClient } from '../with-client.ts';

const { escapeIdentifier, escapeLiteral } = pg;

/** Settings whose kept value is a list that is quoted already. */
const LISTS = new Set(['search_path', 'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries']);

/**
 * Gives `name` what a dump leaves out: who may do what with the database as such, and the settings made for it, read-only
 * included, with those of roles in it.
 */
export async function copyDatabaseSettings(adminUrl: string, name: string): Promise<void> {
  const database = escapeIdentifier(name);
  await withClient(adminUrl, async (client) => {
    await client.query('SET default_transaction_read_only = off');
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC, ${ROLE.owner}, ${ROLE.jobs}`);
    for (const { privilege, grantee, grantable } of await grants(client)) {
      const role = grantee === null ? 'PUBLIC' : escapeIdentifier(grantee);
      await client.query(
        `GRANT ${privilege} ON DATABASE ${database} TO ${role}${grantable ? ' WITH GRANT OPTION' : ''}`,
      );
    }
    for (const { role, setting } of await settings(client)) {
      const of = role === null ? `DATABASE ${database}` : `ROLE ${escapeIdentifier(role)} IN DATABASE ${database}`;
      const key = setting.slice(0, setting.indexOf('='));
      const value = setting.slice(key.length + 1);
      await client.query(`ALTER ${of} SET ${escapeSetting(key)} TO ${LISTS.has(key) ? value : escapeLiteral(value)}`);
    }
  });
}

async function grants(client: pg.Client) {
  const { rows } = await client.query<{ privilege: string; grantee: string | null; grantable: boolean }>(
    `SELECT acl.privilege_type AS privilege, r.rolname AS grantee, acl.is_grantable AS grantable
       FROM pg_database d CROSS JOIN aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) AS acl
       LEFT JOIN pg_roles r ON r.oid = acl.grantee
      WHERE d.datname = current_database() AND (acl.grantee = 0 OR r.rolname IS NOT NULL)`,
  );
  return rows;
}

async function settings(client: pg.Client) {
  const { rows } = await client.query<{ role: string | null; setting: string }>(
    `SELECT r.rolname AS role, unnest(s.setconfig) AS setting FROM pg_db_role_setting s
       JOIN pg_database d ON d.oid = s.setdatabase LEFT JOIN pg_roles r ON r.oid = s.setrole
      WHERE d.datname = current_database()`,
  );
  return rows;
}

/** A setting's name may have a dot, and each part is a name of its own. */
function escapeSetting(key: string): string {
  return key.split('.').map(escapeIdentifier).join('.');
}
