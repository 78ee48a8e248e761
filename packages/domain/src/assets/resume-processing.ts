import type { Actor } from '@etouch/db/actor';
import { enqueue } from '@etouch/db/enqueue';
import { Prisma } from '@etouch/db/prisma';
import { JOBS_SCHEMA } from '@etouch/db/role-names';
import type { Deps } from '../activity/deps.ts';
import { enqueueProcessing } from './enqueue-processing.ts';
import { enqueueRendition } from './make-rendition.ts';

/**
 * Enqueues photos and versions that wait for their processing, and renditions that wait to be made, without a job: their job was lost, e.g. after too many
 * killed workers. Answers how many.
 */
export async function resumeProcessing(deps: Deps, actor: Actor): Promise<number> {
  if (actor.kind !== 'SYSTEM') return 0;
  const { organizationId } = actor;
  const jobs = Prisma.raw(`"${JOBS_SCHEMA}".job`);
  return deps.db.withActor(actor, async (tx) => {
    const assets = await tx.$queryRaw<{ id: string; projectId: string }[]>(Prisma.sql`
      select a.id::text as id, a."projectId"::text as "projectId" from "Asset" a join "Project" p on p.id = a."projectId"
      where p."studioId" = ${organizationId}::uuid and a.status in ('UPLOADED', 'PROCESSING')
        and a."processingError" is null and a."storageKey" is not null and not exists (
          select 1 from ${jobs} j where j.name = 'process-asset' and j.state in ('created', 'retry', 'active')
            and j.data->>'assetId' = a.id::text)`);
    const versions = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
      select v.id::text as id from "RetouchVersion" v join "Project" p on p.id = v."projectId"
      where p."studioId" = ${organizationId}::uuid and v.status in ('UPLOADED', 'PROCESSING') and not exists (
          select 1 from ${jobs} j where j.name = 'process-version' and j.state in ('created', 'retry', 'active')
            and j.data->>'versionId' = v.id::text)`);
    for (const [projectId, waiting] of Map.groupBy(assets, (asset) => asset.projectId))
      await enqueueProcessing(
        tx,
        { studioId: organizationId, projectId },
        waiting.map(({ id }) => id),
      );
    const renditions = await tx.$queryRaw<{ id: string; assetType: string }[]>(Prisma.sql`
      select a.id::text as id, a."assetType"::text as "assetType" from "Asset" a join "Project" p on p.id = a."projectId"
      where p."studioId" = ${organizationId}::uuid and a."renditionState" = 'PENDING' and a."derivativesKey" is not null
        and a.status not in ('UPLOADED', 'PROCESSING') and not exists (
          select 1 from ${jobs} j where j.name in ('render-film', 'paint-pages')
            and j.state in ('created', 'retry', 'active') and j.data->>'assetId' = a.id::text)`);
    for (const asset of renditions) await enqueueRendition(tx, organizationId, asset);
    for (const { id } of versions) await enqueue(tx, 'process-version', { organizationId, versionId: id });
    return assets.length + versions.length + renditions.length;
  });
}
