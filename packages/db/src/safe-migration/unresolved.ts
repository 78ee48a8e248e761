import { withClient } from '../with-client.ts';

/** A row of Prisma's list that was neither finished nor rolled back: how far its migration came, nobody knows. */
export interface Unresolved {
  id: string;
  name: string;
  /** What the database said; null when the process was killed. */
  logs: string | null;
}

/** The name of the migration that failed and was never resolved, if there is one. */
export async function findUnresolved(ownerUrl: string): Promise<string | undefined> {
  return (await unresolvedMigration(ownerUrl))?.name;
}

export async function unresolvedMigration(ownerUrl: string): Promise<Unresolved | undefined> {
  return withClient(ownerUrl, async (owner) => {
    const { rows: found } = await owner.query<{ there: boolean }>(
      `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`,
    );
    if (!found[0]!.there) return undefined;
    const { rows } = await owner.query<Unresolved>(
      `SELECT id, migration_name AS name, logs FROM public._prisma_migrations
        WHERE finished_at IS NULL AND rolled_back_at IS NULL ORDER BY started_at LIMIT 1`,
    );
    return rows[0];
  });
}

/** Says that nothing of it remains in the schema, as `prisma migrate resolve --rolled-back` does. */
export async function resolveRolledBack(ownerUrl: string, id: string): Promise<void> {
  await withClient(ownerUrl, (owner) =>
    owner.query('UPDATE public._prisma_migrations SET rolled_back_at = now() WHERE id = $1', [id]),
  );
}
