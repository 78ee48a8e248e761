import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import type { ArchivePlan } from '../assets/list-originals.ts';
import { storedChecksums } from '../assets/rules.ts';
import { loadProject } from '../projects/queries.ts';
import { manifestText } from './delivery-manifest.ts';

/**
 * The files of the last frozen delivery under their delivered names, and the manifest's text.
 * @throws Refusal NOT_FOUND for a project that is not visible or not delivered yet
 */
export async function listDelivery(
  deps: Deps,
  actor: Actor,
  projectId: string,
): Promise<ArchivePlan & { manifest: string }> {
  return deps.db.withActor(actor, async (tx) => {
    const project = await loadProject(tx, actor, projectId);
    const delivery = await tx.delivery.findFirst({
      where: { projectId },
      orderBy: { number: 'desc' },
      select: {
        frozenAt: true,
        deliverables: {
          orderBy: { fileName: 'asc' },
          select: {
            fileName: true,
            storageKey: true,
            sizeBytes: true,
            sha256: true,
            assetId: true,
            versionId: true,
            version: { select: { fileDeletedAt: true, crc32: true } },
            asset: { select: { fileDeletedAt: true, crc32: true } },
          },
        },
      },
    });
    if (!delivery) throw notFound();
    const stored = delivery.deliverables.filter(
      ({ versionId, version, asset }) => !(versionId ? version : asset)?.fileDeletedAt,
    );
    if (stored.length === 0 && delivery.deliverables.length > 0)
      throw new Refusal('EXPIRED', { reason: 'FILES_DELETED' });
    return {
      title: project.title,
      manifest: manifestText(delivery.deliverables),
      files: stored.map(({ assetId, versionId, fileName, storageKey, sizeBytes, sha256, version, asset }) => ({
        kind: versionId ? 'VERSION' : 'ASSET',
        id: versionId ?? assetId,
        form: 'STORED',
        fileName,
        storageKey,
        modifiedAt: delivery.frozenAt,
        checksums: storedChecksums({ sizeBytes, sha256, crc32: (versionId ? version : asset)?.crc32 }),
      })),
    };
  });
}
