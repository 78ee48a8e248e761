import type { Actor } from '@etouch/db/actor';
import type { Tx } from '@etouch/db/transaction';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import type { ArchiveFile, ArchivePlan } from '../assets/list-originals.ts';
import { storedFacts } from '../assets/rules.ts';
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
    const { title } = await loadProject(tx, actor, projectId);
    const delivery = await findDelivered(tx, projectId, undefined);
    if (!delivery) throw notFound();
    if (delivery.files.length === 0 && delivery.named.length > 0)
      throw new Refusal('EXPIRED', { reason: 'FILES_DELETED' });
    return { title, manifest: manifestText(delivery.named), files: delivery.files };
  });
}

/** What was delivered last, of all photos or the named ones; `files` are those that are still stored. */
export async function findDelivered(
  tx: Tx,
  projectId: string,
  assetIds: readonly string[] | undefined,
): Promise<{ named: { fileName: string; sha256: string }[]; files: ArchiveFile[] } | null> {
  const delivery = await tx.delivery.findFirst({
    where: { projectId },
    orderBy: { number: 'desc' },
    select: {
      frozenAt: true,
      deliverables: {
        where: assetIds ? { assetId: { in: [...assetIds] } } : {},
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
  if (!delivery) return null;
  const files = delivery.deliverables.flatMap(({ assetId, versionId, version, asset, ...row }): ArchiveFile[] => {
    const source = versionId ? version : asset;
    if (source?.fileDeletedAt) return [];
    const { fileName, storageKey } = row;
    return [
      {
        kind: versionId ? 'VERSION' : 'ASSET',
        id: versionId ?? assetId,
        assetId,
        form: 'STORED',
        fileName,
        storageKey,
        modifiedAt: delivery.frozenAt,
        ...storedFacts({ ...row, crc32: source?.crc32 }),
      },
    ];
  });
  return { named: delivery.deliverables, files };
}
