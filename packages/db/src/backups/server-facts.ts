import type pg from 'pg';

/** What a backup notes of the server and of the state of the schema. */
export async function readServerFacts(client: pg.Client): Promise<{ serverVersion: string; migrations: string[] }> {
  const { rows } = await client.query<{ version: string; migrated: boolean }>(
    `SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
            to_regclass('public._prisma_migrations') IS NOT NULL AS migrated`,
  );
  const { version: serverVersion, migrated } = rows[0]!;
  if (!migrated) return { serverVersion, migrations: [] };
  const { rows: applied } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM public._prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  );
  return { serverVersion, migrations: applied.map(({ name }) => name) };
}
