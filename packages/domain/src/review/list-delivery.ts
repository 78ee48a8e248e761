import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import type { ArchivePlan } from '../assets/list-originals.ts';
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
        deliverables: {
          orderBy: { fileName: 'asc' },
          select: {
            fileName: true,
            storageKey: true,
            sizeBytes: true,
            sha256: true,
            versionId: true,
            version: { select: { fileDeletedAt: true } },
            asset: { select: { fileDeletedAt: true } },
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
      files: stored.map(({ fileName, storageKey, sizeBytes }) => ({
        fileName,
        storageKey,
        sizeBytes: Number(sizeBytes),
        mimeType: null,
      })),
    };
  });
}
