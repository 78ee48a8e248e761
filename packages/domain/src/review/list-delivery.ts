import type { Tx } from '@etouch/db/transaction';
import type { ArchiveFile } from '../assets/list-originals.ts';
import { storedFacts } from '../assets/rules.ts';

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
