import type { z } from 'zod';
import { CLIPPED_FROM, type listAssets } from '@etouch/contracts/routes/assets';
import type { Actor } from '@etouch/db/actor';
import { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import { Refusal } from '../activity/refusal.ts';
import { failedAssets, isStudio } from './access.ts';
import { lastSelectionId } from './present-asset.ts';

type Query = z.output<typeof listAssets.query>;

/**
 * What a list of one project's photos is narrowed to.
 * @throws Refusal FORBIDDEN for what the actor may not ask for
 */
export async function filterAssets(
  tx: Tx,
  actor: Actor,
  projectId: string,
  query: Query,
): Promise<Prisma.AssetWhereInput> {
  const conditions: Prisma.AssetWhereInput[] = [
    { trashedAt: query.only === 'trash' ? { not: null } : null },
    ...ofMarks(actor, query),
    ...ofFile(actor, query),
    ...ofCulling(actor, query),
  ];
  if (query.search?.trim()) conditions.push({ id: { in: await findAssets(tx, projectId, query.search.trim()) } });
  if (query.only === 'failed') conditions.push(failedAssets);
  if (query.only === 'hidden') conditions.push({ shownToClient: false });
  if (query.only === 'commented') conditions.push({ comments: { some: { resolvedAt: null, parentId: null } } });
  if (query.only === 'selected') {
    const selectionId = await lastSelectionId(tx, projectId);
    conditions.push(selectionId ? { selectionItems: { some: { selectionId } } } : { id: { in: [] } });
  }
  return { AND: conditions };
}

function ofMarks(actor: Actor, query: Query): Prisma.AssetWhereInput[] {
  const userId = actor.kind === 'USER' ? actor.userId : '';
  const own = (mark: Prisma.PhotoMarkWhereInput): Prisma.AssetWhereInput => ({ marks: { some: { userId, ...mark } } });
  const conditions: Prisma.AssetWhereInput[] = [];
  if (query.pick === 'NONE') conditions.push({ marks: { none: { userId, pick: { not: null } } } });
  else if (query.pick) conditions.push(own({ pick: query.pick }));
  if (query.ratingAtLeast) conditions.push(own({ rating: { gte: query.ratingAtLeast } }));
  if (query.colourLabel?.length) conditions.push(own({ colourLabel: { in: query.colourLabel } }));
  return conditions;
}

function ofFile(actor: Actor, query: Query): Prisma.AssetWhereInput[] {
  const { camera, lens, isoAtLeast, isoAtMost, capturedFrom, capturedBefore, fileRatingAtLeast } = query;
  if (fileRatingAtLeast && !isStudio(actor)) throw new Refusal('FORBIDDEN', { reason: 'ROLE' });
  const conditions: Prisma.AssetWhereInput[] = [];
  if (camera?.length) conditions.push({ camera: { in: camera } });
  if (lens?.length) conditions.push({ lens: { in: lens } });
  if (isoAtLeast || isoAtMost) conditions.push({ iso: { gte: isoAtLeast, lte: isoAtMost } });
  if (capturedFrom || capturedBefore) conditions.push({ capturedAt: { gte: capturedFrom, lt: capturedBefore } });
  if (fileRatingAtLeast) conditions.push({ fileRating: { gte: fileRatingAtLeast } });
  return conditions;
}

/** Columns that only the studio's role holds. */
function ofCulling(actor: Actor, { only, stacked, burst }: Query): Prisma.AssetWhereInput[] {
  const conditions: Prisma.AssetWhereInput[] = [];
  if (only === 'sharpest') conditions.push({ burstRank: 1 });
  if (only === 'clipped') conditions.push({ clipped: { gte: CLIPPED_FROM } });
  if (only === 'alike') conditions.push({ likenessKey: { not: null } });
  if (stacked) conditions.push({ OR: [{ burstKey: null }, { burstRank: 1 }] });
  if (burst?.length) conditions.push({ burstKey: { in: burst } });
  if (conditions.length > 0 && !isStudio(actor)) throw new Refusal('FORBIDDEN', { reason: 'ROLE' });
  return conditions;
}

/** Words are compared behind the policies, in a function that looks at the visible photos of one project only. */
async function findAssets(tx: Tx, projectId: string, text: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(
    Prisma.sql`select id::text as id from app.find_assets(${projectId}::uuid, ${text}) as id`,
  );
  return rows.map((row) => row.id);
}
