import type { z } from 'zod';
import type { deleteAssets as contract } from '@etouch/contracts/routes/assets';
import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import { enqueue } from '@etouch/db/enqueue';
import { notifyLive } from '@etouch/db/live';
import type { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { Refusal } from '../activity/refusal.ts';
import { loadProject } from '../projects/queries.ts';
import { DELETION_BATCH } from './rules.ts';

/** What nothing holds: neither the photo nor one of its variants is selected, in retouch, priced or delivered. */
const held = [{ selectionItems: { some: {} } }, { roundAssets: { some: {} } }, { pricingItems: { some: {} } }];
const uses: Prisma.AssetWhereInput[] = [...held, { deliverables: { some: {} } }];
export const inNoUse: Prisma.AssetWhereInput = { NOT: { OR: [...uses, { variants: { some: { OR: uses } } }] } };

/**
 * Deletes photos for good before their thirty days in the trash are over: those named, or all that are there. What is
 * not in the trash is named with the reason; the others go, in transactions of bounded size.
 * @throws Refusal NOT_FOUND for a project that is not visible
 */
export async function deleteAssets(
  deps: Deps,
  actor: Actor,
  projectId: string,
  body: z.output<typeof contract.body>,
): Promise<z.output<typeof contract.response>> {
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  const { ids, refused } = await deps.db.withActor(actor, async (tx) => {
    await loadProject(tx, actor, projectId);
    const rows = await tx.asset.findMany({
      where: { projectId, trashedAt: { not: null }, ...inNoUse, ...(body.assetIds && { id: { in: body.assetIds } }) },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    const found = new Set(rows.map((row) => row.id));
    const others = (body.assetIds ?? []).filter((id) => !found.has(id));
    return { ids: [...found], refused: others.map((assetId) => ({ assetId, reason: 'NOT_IN_TRASH' })) };
  });
  let deleted = 0;
  for (let from = 0; from < ids.length; from += DELETION_BATCH) {
    const batch = ids.slice(from, from + DELETION_BATCH);
    deleted += await deps.db.withActor(actor, (tx) => removeTrashed(tx, actor, projectId, batch));
  }
  return { deleted, refused };
}

/**
 * Deletes photos that are in the trash with their variants, marks, comments and upload records; their files follow by a
 * job. The database refuses what is in use. Answers how many there were.
 */
export async function removeTrashed(tx: Tx, actor: Actor, projectId: string, ids: readonly string[]): Promise<number> {
  const { studioId } = await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { studioId: true } });
  const trashed: Prisma.AssetWhereInput = { projectId, trashedAt: { not: null } };
  const gone: Prisma.AssetWhereInput = { OR: [{ id: { in: [...ids] } }, { baseAssetId: { in: [...ids] } }] };
  return asStudio(tx, projectId, async () => {
    const rows = await tx.asset.findMany({
      where: { AND: [trashed, gone] },
      select: { id: true, baseAssetId: true, sizeBytes: true },
    });
    if (rows.length === 0) return 0;
    const assetId = { in: rows.map((row) => row.id) };
    await tx.comment.deleteMany({ where: { assetId } });
    await tx.uploadSession.deleteMany({ where: { assetId } });
    await tx.asset.deleteMany({ where: { id: assetId } });
    await tx.auditEvent.create({
      data: {
        organizationId: studioId,
        projectId,
        actorKind: actor.kind,
        actorId: actor.kind === 'USER' ? actor.userId : null,
        type: 'asset.deleted',
        payload: { ids: assetId.in, bytes: rows.reduce((sum, row) => sum + Number(row.sizeBytes), 0) },
      },
    });
    await enqueue(tx, 'remove-files', { organizationId: studioId });
    await notifyLive(tx, { projectId, kind: 'asset.changed', ids: assetId.in });
    return rows.filter((row) => row.baseAssetId === null || !assetId.in.includes(row.baseAssetId)).length;
  });
}
