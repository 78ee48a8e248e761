import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { loadProject } from '../projects/queries.ts';
import { presentPicture } from '../assets/present-picture.ts';
import { pictureSelect } from '../assets/queries.ts';

/** The last frozen delivery of a visible project; null before there is one. */
export async function readDelivery(deps: Deps, actor: Actor, projectId: string) {
  return deps.db.withActor(actor, async (tx) => {
    await loadProject(tx, actor, projectId);
    const row = await tx.delivery.findFirst({
      where: { projectId },
      orderBy: { number: 'desc' },
      select: {
        id: true,
        number: true,
        frozenAt: true,
        manifestSha256: true,
        deliverables: {
          orderBy: { fileName: 'asc' },
          select: {
            id: true,
            assetId: true,
            versionId: true,
            fileName: true,
            sizeBytes: true,
            sha256: true,
            asset: { select: pictureSelect },
            version: { select: { id: true, ...pictureSelect } },
          },
        },
      },
    });
    if (!row) return null;
    return {
      id: row.id,
      number: row.number,
      frozenAt: row.frozenAt.toISOString(),
      manifestSha256: row.manifestSha256,
      totalBytes: row.deliverables.reduce((sum, file) => sum + Number(file.sizeBytes), 0),
      files: row.deliverables.map((file) => ({
        id: file.id,
        assetId: file.assetId,
        versionId: file.versionId,
        fileName: file.fileName,
        sizeBytes: Number(file.sizeBytes),
        sha256: file.sha256,
        picture: file.version
          ? presentPicture('versions', file.version.id, file.version)
          : presentPicture('assets', file.assetId, file.asset),
      })),
    };
  });
}
