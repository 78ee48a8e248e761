import pg from 'pg';
import { onDatabase } from '../connection-url.ts';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { ROLE } from '../role-names.ts';
import { withClient } from '../with-client.ts';

const { escapeIdentifier, escapeLiteral } = pg;

/** A connection to another database of the same server: nobody can make or rename the one they are in. */
export function besides(adminUrl: string): string {
  return onDatabase(adminUrl, 'postgres');
}

export function databaseName(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** A name beside `name` that tells what it is for and when it was made: 63 bytes at most, as PostgreSQL cuts names. */
export function siblingName(name: string, purpose: 'copy' | 'restoring' | 'replaced'): string {
  const ending = `_${purpose}_${new Date().toISOString().replaceAll(/\D/g, '')}`;
  return (
    Buffer.from(name)
      .subarray(0, 63 - ending.length)
      .toString() + ending
  );
}

/**
 * Says before anything is done what the role of DATABASE_DIRECT_URL lacks to make a database beside its own.
 * @throws DatabaseSetupError with the statement that grants it
 */
export async function assertMayCreate(adminUrl: string): Promise<void> {
  const { role, creates, owns, enters } = await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ role: string; creates: boolean; owns: boolean; enters: boolean }>(
      `SELECT current_user AS role, rolcreatedb OR rolsuper AS creates, pg_has_role(d.datdba, 'USAGE') AS owns,
              has_database_privilege('postgres', 'CONNECT') AS enters
         FROM pg_roles, pg_database d WHERE rolname = current_user AND d.datname = current_database()`,
    );
    return rows[0]!;
  });
  const name = escapeIdentifier(role);
  const missing = [
    ...(creates ? [] : [`ALTER ROLE ${name} CREATEDB`]),
    ...(owns ? [] : [`ALTER DATABASE ${escapeIdentifier(databaseName(adminUrl))} OWNER TO ${name}`]),
    ...(enters ? [] : [`GRANT CONNECT ON DATABASE postgres TO ${name}`]),
  ];
  if (missing.length === 0) return;
  throw new DatabaseSetupError(
    `DATABASE_DIRECT_URL may not restore a dump beside the database; as a superuser: ${missing.join('; ')}`,
  );
}

/** Makes an empty database like the one of `adminUrl`: owner, encoding and locale. Who may enter it comes later. */
export async function createSibling(adminUrl: string, name: string, comment: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ like: Like }>(
      `SELECT to_jsonb(d) || jsonb_build_object('owner', pg_get_userbyid(datdba), 'encoding', pg_encoding_to_char(encoding))
           AS like FROM pg_database d WHERE datname = current_database()`,
    );
    await becomeMember(client);
    const created = `${escapeIdentifier(name)} TEMPLATE template0 OWNER ${escapeIdentifier(rows[0]!.like.owner)}`;
    await client.query(`CREATE DATABASE ${created} ${localeOf(rows[0]!.like)}`);
    await client.query(`REVOKE ALL ON DATABASE ${escapeIdentifier(name)} FROM PUBLIC`);
    await client.query(`COMMENT ON DATABASE ${escapeIdentifier(name)} IS ${escapeLiteral(comment)}`);
  });
}

interface Like {
  owner: string;
  encoding: string;
  datcollate: string;
  datctype: string;
  datlocprovider: 'b' | 'c' | 'i';
  /** Its name until PostgreSQL 16 and from 17 on. */
  daticulocale?: string | null;
  datlocale?: string | null;
}

function localeOf({ encoding, datcollate, datctype, datlocprovider, daticulocale, datlocale }: Like): string {
  const common = `ENCODING ${escapeLiteral(encoding)} LC_COLLATE ${escapeLiteral(datcollate)} LC_CTYPE ${escapeLiteral(datctype)}`;
  const locale = escapeLiteral(datlocale ?? daticulocale ?? '');
  if (datlocprovider === 'i') return `${common} LOCALE_PROVIDER icu ICU_LOCALE ${locale}`;
  if (datlocprovider === 'b') return `${common} LOCALE_PROVIDER builtin BUILTIN_LOCALE ${locale}`;
  return `${common} LOCALE_PROVIDER libc`;
}

/** What it restores belongs to the roles it made; only their members may give them something. */
async function becomeMember(client: pg.Client): Promise<void> {
  for (const role of [ROLE.owner, ROLE.jobs]) {
    const { rows } = await client.query<{ member: boolean }>(`SELECT pg_has_role($1, 'MEMBER') AS member`, [role]);
    if (!rows[0]!.member) await client.query(`GRANT ${role} TO CURRENT_USER`);
  }
}

/** Drops a database that etouch made for a moment, with whoever is in it. */
export async function dropSibling(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`),
  );
}

/** The comments of the databases of one purpose beside this one, by name: what kills have left. */
export async function listSiblings(adminUrl: string, purpose: 'copy' | 'restoring'): Promise<Map<string, string>> {
  const { rows } = await withClient(adminUrl, (client) =>
    client.query<{ name: string; comment: string | null }>(
      `SELECT datname AS name, shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname ~ $1`,
      [`_${purpose}_\\d{17}$`],
    ),
  );
  const stem = databaseName(adminUrl).slice(0, 30);
  // The comment is ours: a database that merely is called so is nobody's to drop.
  return new Map(
    rows.flatMap(({ name, comment }) =>
      comment?.startsWith('etouch ') && name.startsWith(stem) ? [[name, comment]] : [],
    ),
  );
}
