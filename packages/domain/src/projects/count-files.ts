import type { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import type { RetentionStep } from './plan-retention.ts';

/** Files of one kind: how many and, where rows know their size, how many bytes. */
export interface FileCount {
  files: number;
  bytes: bigint;
}

/** The rows whose files a step deletes; what was delivered as it is, is an original and delivered. */
function filesOf(step: RetentionStep, projectIds: readonly string[]) {
  const projectId = { in: [...projectIds] };
  const delivered: Prisma.AssetWhereInput = { deliverables: { some: { versionId: null } } };
  const stored = { projectId, fileDeletedAt: null };
  const none = { id: { in: [] } };
  const rows: Record<RetentionStep, { assets: Prisma.AssetWhereInput; versions: Prisma.RetouchVersionWhereInput }> = {
    PREVIEWS: {
      assets: {
        projectId,
        derivativesKey: { not: null },
        selectionItems: { none: {} },
        deliverables: { none: {} },
      },
      versions: none,
    },
    VERSIONS: { assets: none, versions: { ...stored, deliverables: { none: {} } } },
    ORIGINALS: { assets: { ...stored, storageKey: { not: null }, NOT: delivered }, versions: none },
    DELIVERED: { assets: { ...stored, ...delivered }, versions: { ...stored, deliverables: { some: {} } } },
  };
  return rows[step];
}

/** What a step would delete in these projects. Previews are small and not counted in bytes. */
export async function countFiles(tx: Tx, step: RetentionStep, projectIds: readonly string[]): Promise<FileCount> {
  if (projectIds.length === 0) return { files: 0, bytes: 0n };
  const { assets, versions } = filesOf(step, projectIds);
  const counted = { _count: true, _sum: { sizeBytes: true } } as const;
  const [ofAssets, ofVersions] = [
    await tx.asset.aggregate({ where: assets, ...counted }),
    await tx.retouchVersion.aggregate({ where: versions, ...counted }),
  ];
  const bytes = (ofAssets._sum.sizeBytes ?? 0n) + (ofVersions._sum.sizeBytes ?? 0n);
  return { files: ofAssets._count + ofVersions._count, bytes: step === 'PREVIEWS' ? 0n : bytes };
}

/**
 * Lets go of up to `limit` files of a step: the rows stay and say when, the database remembers the files in the same
 * transaction and refuses what was not announced or must be kept.
 */
export async function giveUpFiles(
  tx: Tx,
  step: RetentionStep,
  projectId: string,
  now: Date,
  limit: number,
): Promise<FileCount & { ids: string[] }> {
  const { assets, versions } = filesOf(step, [projectId]);
  const page = { select: { id: true, sizeBytes: true }, orderBy: { id: 'asc' }, take: limit } as const;
  const assetRows = await tx.asset.findMany({ where: assets, ...page });
  const versionRows = await tx.retouchVersion.findMany({ where: versions, ...page });
  const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
  await tx.asset.updateMany({
    where: { id: { in: ids(assetRows) } },
    data: step === 'PREVIEWS' ? { derivativesKey: null } : { fileDeletedAt: now },
  });
  await tx.retouchVersion.updateMany({
    where: { id: { in: ids(versionRows) } },
    // Pictures of what was delivered stay: they show what it was.
    data: { fileDeletedAt: now, ...(step === 'VERSIONS' && { derivativesKey: null }) },
  });
  const rows = [...assetRows, ...versionRows];
  const bytes = step === 'PREVIEWS' ? 0n : rows.reduce((sum, row) => sum + row.sizeBytes, 0n);
  return { files: rows.length, bytes, ids: ids(rows) };
}
