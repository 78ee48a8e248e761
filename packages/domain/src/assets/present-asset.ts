import type { Actor } from '@etouch/db/actor';
import { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import { presentPicture } from './present-picture.ts';

export type AssetRow = Prisma.AssetGetPayload<object>;

interface AssetCounts {
  id: string;
  clientPicks: number;
  selected: boolean;
  openComments: number;
  versions: number;
}

const noMark = { rating: 0, colourLabel: null, pick: null } as const;

/** Photos as the API shows them, in the given order; three queries whatever their number. */
export async function presentAssets(tx: Tx, actor: Actor, rows: readonly AssetRow[]) {
  const ids = rows.map((row) => row.id);
  const marks =
    actor.kind === 'USER' ? await tx.photoMark.findMany({ where: { userId: actor.userId, assetId: { in: ids } } }) : [];
  const markOf = new Map(marks.map((mark) => [mark.assetId, mark]));
  const countsOf = new Map((await readCounts(tx, ids)).map((counts) => [counts.id, counts]));
  return rows.map((row) => {
    const mark = markOf.get(row.id);
    const counts = countsOf.get(row.id);
    return {
      id: row.id,
      name: row.originalName,
      assetType: row.assetType,
      status: row.status,
      picture: presentPicture('assets', row.id, row),
      sizeBytes: Number(row.sizeBytes),
      capturedAt: row.capturedAt?.toISOString() ?? null,
      shownToClient: row.shownToClient,
      trashedAt: row.trashedAt?.toISOString() ?? null,
      mark: mark ? presentMark(mark) : noMark,
      clientPicks: counts?.clientPicks ?? 0,
      selected: counts?.selected ?? false,
      openComments: counts?.openComments ?? 0,
      versions: counts?.versions ?? 0,
      processingError: row.processingError,
      processingDetail: row.processingDetail,
    };
  });
}

/** A person's mark as the API shows it. */
export function presentMark(row: { rating: number; colourLabel: string | null; pick: string | null }) {
  return {
    rating: row.rating,
    colourLabel: row.colourLabel as 'RED' | 'YELLOW' | 'GREEN' | 'BLUE' | null,
    pick: row.pick as 'PICK' | 'REJECT' | null,
  };
}

async function readCounts(tx: Tx, ids: readonly string[]): Promise<AssetCounts[]> {
  if (ids.length === 0) return [];
  return tx.$queryRaw<AssetCounts[]>(Prisma.sql`
    select a.id::text as id,
      (select count(*)::int from "PhotoMark" m where m."assetId" = a.id and m.pick = 'PICK'
        and m."organizationId" = p."clientId") as "clientPicks",
      exists (select 1 from "SelectionItem" i where i."assetId" = a.id and i."selectionId" =
        (select s.id from "Selection" s where s."projectId" = a."projectId" order by s.number desc limit 1)) as selected,
      (select count(*)::int from "Comment" c where c."assetId" = a.id and c."resolvedAt" is null
        and c."parentId" is null) as "openComments",
      (select count(*)::int from "RetouchVersion" v where v."assetId" = a.id) as versions
    from unnest(${[...ids]}::uuid[]) as wanted(id)
    join "Asset" a on a.id = wanted.id
    join "Project" p on p.id = a."projectId"`);
}
