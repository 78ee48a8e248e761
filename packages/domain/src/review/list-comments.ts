import type { z } from 'zod';
import type { listComments as contract } from '@etouch/contracts/routes/comments';
import type { Actor } from '@etouch/db/actor';
import type { Prisma } from '@etouch/db/prisma';
import { behind, openCursor, sealCursor } from '../activity/cursor.ts';
import type { Deps } from '../activity/deps.ts';
import { presentComments } from './present-comment.ts';
import { commentSelect, loadTarget, visibleLanes, type CommentRow } from './queries.ts';

/** Comments on a visible project, photo or version, oldest first, in the lanes that exist for the actor. */
export async function listComments(deps: Deps, actor: Actor, query: z.output<typeof contract.query>) {
  const after = query.cursor ? openCursor('comments', query.cursor) : null;
  return deps.db.withActor(actor, async (tx) => {
    // The comments of a photo or a version are proof that it is visible; what has none is looked at itself.
    const { assetId, versionId } = query;
    const { projectId } = assetId || versionId ? {} : await loadTarget(tx, actor, query);
    const [since, id] = after ?? [];
    const rows: CommentRow[] = await tx.comment.findMany({
      where: {
        AND: [
          visibleLanes(actor),
          projectId ? { projectId } : {},
          versionId ? { versionId } : assetId ? { assetId } : {},
          query.lane ? { lane: query.lane } : {},
          query.open ? { resolvedAt: null } : {},
          since && id ? behind<Prisma.CommentWhereInput>('createdAt', 'asc', new Date(since), id) : {},
        ],
      },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: query.limit + 1,
      select: commentSelect(actor),
    });
    if (rows.length === 0) await loadTarget(tx, actor, query);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: await presentComments(tx, actor, page),
      nextCursor:
        rows.length > query.limit && last ? sealCursor('comments', [last.createdAt.toISOString(), last.id]) : null,
    };
  });
}
