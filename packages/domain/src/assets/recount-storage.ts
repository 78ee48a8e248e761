import type { Actor } from '@etouch/db/actor';
import { enqueue } from '@etouch/db/enqueue';
import type { Deps } from '../activity/deps.ts';

/**
 * Counts what a studio stores again from its rows. The counter follows every change, so a difference is a defect: it is
 * corrected, and answered so that somebody hears of it. Answers bytes; 0 when the counter was right.
 * @param actor SYSTEM of the studio
 */
export async function recountStorage(deps: Deps, actor: Actor): Promise<number> {
  if (actor.kind !== 'SYSTEM') return 0;
  return deps.db.withActor(
    actor,
    async (tx) => {
      const [row] = await tx.$queryRaw<{ drift: bigint | null }[]>`
        select app.recount_storage(${actor.organizationId}::uuid) as drift`;
      return Number(row?.drift ?? 0);
    },
    // Announcements of this studio wait meanwhile; a hundred thousand photos take a second.
    { timeoutMs: 60_000 },
  );
}

/** Gives every studio a job that counts its storage again, and answers how many. */
export async function scheduleRecounting(deps: Deps): Promise<number> {
  return deps.db.withoutActor(async (tx) => {
    const studios = await tx.$queryRaw<{ id: string }[]>`select id::text as id from app.studios_with_storage() as id`;
    for (const { id } of studios) await enqueue(tx, 'recount-storage', { organizationId: id });
    return studios.length;
  });
}
