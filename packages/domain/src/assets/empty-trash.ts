import type { Actor } from '@etouch/db/actor';
import { enqueue } from '@etouch/db/enqueue';
import type { Prisma } from '@etouch/db/prisma';
import type { Deps } from '../activity/deps.ts';
import { visibleProjects } from '../projects/access.ts';
import { inNoUse, removeTrashed } from './delete-assets.ts';
import { DELETION_BATCH, trashedBefore } from './rules.ts';

/**
 * Deletes what has been in the studio's trash for thirty days, one project and a bounded number of photos a transaction:
 * killed in between, the next run goes on. Answers how many.
 * @param actor SYSTEM of the studio
 */
export async function emptyTrash(deps: Deps, actor: Actor, now: Date): Promise<number> {
  const due: Prisma.AssetWhereInput = {
    trashedAt: { lt: trashedBefore(now) },
    project: visibleProjects(actor),
    ...inNoUse,
  };
  for (let deleted = 0; ;) {
    const count = await deps.db.withActor(actor, async (tx) => {
      const first = await tx.asset.findFirst({ where: due, orderBy: { id: 'asc' }, select: { projectId: true } });
      if (!first) return 0;
      const rows = await tx.asset.findMany({
        where: { ...due, projectId: first.projectId },
        orderBy: { id: 'asc' },
        take: DELETION_BATCH,
        select: { id: true },
      });
      const ids = rows.map((row) => row.id);
      return removeTrashed(tx, actor, first.projectId, ids);
    });
    if (count === 0) return deleted;
    deleted += count;
  }
}

/** Gives every studio whose trash is due, or whose deleted files still stand, a job of its own. Answers how many. */
export async function scheduleTidying(deps: Deps, now: Date): Promise<number> {
  return deps.db.withoutActor(async (tx) => {
    const studios = await tx.$queryRaw<{ id: string }[]>`
      select id::text as id from app.studios_to_tidy(${trashedBefore(now)}::timestamptz) as id`;
    for (const { id } of studios) await enqueue(tx, 'tidy-studio', { organizationId: id });
    return studios.length;
  });
}
