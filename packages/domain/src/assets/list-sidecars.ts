import type { z } from 'zod';
import type { listSidecars as contract } from '@etouch/contracts/routes/sidecars';
import type { Actor } from '@etouch/db/actor';
import { openCursor, sealCursor } from '../activity/cursor.ts';
import type { Deps } from '../activity/deps.ts';
import { loadProject } from '../projects/queries.ts';

const LIST = 'sidecars';

/**
 * A page of a project's sidecars in the order of their arrival.
 * @throws Refusal NOT_FOUND for a project that is not visible
 */
export async function listSidecars(
  deps: Deps,
  actor: Actor,
  projectId: string,
  { limit, cursor, waiting }: z.output<typeof contract.query>,
): Promise<z.input<typeof contract.response>> {
  const [after] = cursor ? openCursor(LIST, cursor) : [];
  return deps.db.withActor(actor, async (tx) => {
    await loadProject(tx, actor, projectId);
    const rows = await tx.sidecar.findMany({
      where: { projectId, ...(waiting && { assetId: null }), ...(after && { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ id, originalName, sizeBytes, assetId, createdAt }) => ({
        id,
        name: originalName,
        sizeBytes: Number(sizeBytes),
        assetId,
        createdAt: createdAt.toISOString(),
      })),
      nextCursor: rows.length > limit && last ? sealCursor(LIST, [last.id]) : null,
    };
  });
}
