import pg from 'pg';
import { findPrograms } from '../backups/programs.ts';
import { assertMayCreate } from '../backups/sibling-database.ts';
import { DatabaseSetupError } from '../database-setup-error.ts';
import { ROLE } from '../role-names.ts';
import { withClient } from '../with-client.ts';
import { MigrationRefused } from './steps.ts';
import type { Exit } from './steps.ts';

/** @throws MigrationRefused when there is no pg_dump and pg_restore as new as the server */
export async function assertPrograms(adminUrl: string): Promise<void> {
  const major = await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ major: number }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS major`,
    );
    return rows[0]!.major;
  });
  await refusing('PROGRAMS', async () => void findPrograms(major));
}

interface Rights {
  role: string;
  superuser: boolean;
  bypasses: boolean;
  reads: boolean;
  signals: boolean;
  /** Roles with sessions here that are neither ours nor ones this role belongs to. */
  strangers: string[];
}

/**
 * What a dump, a copy and read-only need of the role of DATABASE_DIRECT_URL, said before anything is done.
 * @throws MigrationRefused with the statements that grant what is missing
 */
export async function assertRights(adminUrl: string): Promise<void> {
  await refusing('RIGHTS', () => assertMayCreate(adminUrl));
  const { role, superuser, bypasses, reads, signals, strangers } = await readRights(adminUrl);
  if (superuser) return;
  const name = pg.escapeIdentifier(role);
  const missing = [
    ...(bypasses ? [] : [`ALTER ROLE ${name} BYPASSRLS`]),
    ...(reads ? [] : [`GRANT pg_read_all_data TO ${name}`]),
    ...(signals || strangers.length === 0 ? [] : [`GRANT pg_signal_backend TO ${name}`]),
  ];
  if (missing.length === 0) return;
  throw new MigrationRefused(
    'RIGHTS',
    `DATABASE_DIRECT_URL may not dump the whole database or end its sessions; as a superuser: ${missing.join('; ')}`,
  );
}

async function readRights(adminUrl: string): Promise<Rights> {
  return withClient(adminUrl, async (client) => {
    const { rows } = await client.query<Rights>(
      `SELECT current_user AS role, r.rolsuper AS superuser, r.rolbypassrls AS bypasses,
              pg_has_role('pg_read_all_data', 'USAGE') AS reads, pg_has_role('pg_signal_backend', 'USAGE') AS signals,
              ARRAY(SELECT DISTINCT s.rolname::text FROM pg_stat_activity a JOIN pg_roles s ON s.oid = a.usesysid
                     WHERE a.datname = current_database() AND NOT s.rolsuper AND s.rolname <> ALL ($1)
                       AND NOT pg_has_role(s.oid, 'USAGE')) AS strangers
         FROM pg_roles r WHERE r.rolname = current_user`,
      [Object.values(ROLE)],
    );
    return rows[0]!;
  });
}

async function refusing(exit: Exit, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof DatabaseSetupError) throw new MigrationRefused(exit, error.message);
    throw error;
  }
}
