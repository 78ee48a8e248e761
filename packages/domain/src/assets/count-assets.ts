import { CLIPPED_FROM } from '@etouch/contracts/routes/assets';
import type { Actor } from '@etouch/db/actor';
import { Prisma } from '@etouch/db/prisma';
import type { Deps } from '../activity/deps.ts';
import { loadProject } from '../projects/queries.ts';
import { isStudio } from './access.ts';
import { lastSelectionId } from './present-asset.ts';

interface CountRow {
  all: number;
  picked: number;
  rejected: number;
  clientPicked: number;
  selected: number;
  hidden: number;
  failed: number;
  trash: number;
  sharpest: number;
  clipped: number;
  alike: number;
  ratings: Record<string, number>;
  colourLabels: Record<string, number>;
  cameras: Record<string, number>;
  lenses: Record<string, number>;
}

/** How many photos stand behind each filter, for this actor; everything but `trash` leaves the trash out. */
export async function countAssets(deps: Deps, actor: Actor, projectId: string) {
  return deps.db.withActor(actor, async (tx) => {
    const project = await loadProject(tx, actor, projectId);
    const userId = actor.kind === 'USER' ? actor.userId : null;
    const selectionId = await lastSelectionId(tx, projectId);
    const finished =
      actor.kind === 'USER' && actor.organizationType === 'STUDIO'
        ? Prisma.sql`true`
        : Prisma.sql`a.status not in ('UPLOADING', 'UPLOADED', 'PROCESSING')`;
    // Only the studio's role holds these columns.
    const culling = isStudio(actor)
      ? Prisma.sql`a."burstRank" = 1 as sharpest, a.clipped >= ${CLIPPED_FROM} as clipped, a."likenessKey" is not null as alike`
      : Prisma.sql`false as sharpest, false as clipped, false as alike`;
    const [row] = await tx.$queryRaw<CountRow[]>(Prisma.sql`
      with photo as (
        select a.id, ${culling}, a.camera, a.lens, a."shownToClient" as shown, (a."processingError" is not null or a."renditionState" = 'FAILED') is true as failed,
          a."trashedAt" is not null as trashed, coalesce(m.rating, 0) as rating, m."colourLabel" as label, m.pick,
          exists (select 1 from "PhotoMark" c where c."assetId" = a.id and c.pick = 'PICK'
            and c."organizationId" = ${project.client.id}::uuid) as client_picked,
          exists (select 1 from "SelectionItem" i where i."assetId" = a.id
            and i."selectionId" = ${selectionId}::uuid) as selected
        from "Asset" a left join "PhotoMark" m on m."assetId" = a.id and m."userId" = ${userId}::uuid
        where a."projectId" = ${projectId}::uuid and a."baseAssetId" is null and ${finished}
      ), kept as (select * from photo where not trashed)
      select count(*)::int as all,
        count(*) filter (where pick = 'PICK')::int as picked,
        count(*) filter (where pick = 'REJECT')::int as rejected,
        count(*) filter (where client_picked)::int as "clientPicked",
        count(*) filter (where selected)::int as selected,
        count(*) filter (where not shown)::int as hidden,
        count(*) filter (where failed)::int as failed,
        (select count(*) from photo where trashed)::int as trash,
        count(*) filter (where sharpest)::int as sharpest,
        count(*) filter (where clipped)::int as clipped,
        count(*) filter (where alike)::int as alike,
        (select coalesce(jsonb_object_agg(rating::text, n), '{}') from (
          select rating, count(*) as n from kept group by rating) r) as ratings,
        (select coalesce(jsonb_object_agg(label, n), '{}') from (
          select label, count(*) as n from kept where label is not null group by label) l) as "colourLabels",
        (select coalesce(jsonb_object_agg(camera, n), '{}') from (
          select camera, count(*) as n from kept where camera is not null
          group by camera order by n desc, camera limit 50) c) as cameras,
        (select coalesce(jsonb_object_agg(lens, n), '{}') from (
          select lens, count(*) as n from kept where lens is not null
          group by lens order by n desc, lens limit 50) o) as lenses
      from kept`);
    if (!row) throw new Error('a count without a row');
    return { ...row, unmarked: row.all - row.picked - row.rejected };
  });
}
