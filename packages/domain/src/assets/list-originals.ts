import type { Actor } from '@etouch/db/actor';
import type { Tx } from '@etouch/db/transaction';
import { visibleAssets } from './access.ts';
import { storedFacts, type FileChecksums } from './rules.ts';

/** One file of an archive. */
export interface ArchiveFile {
  /** The row whose file it is. */
  kind: 'ASSET' | 'VERSION';
  id: string;
  assetId: string;
  /** As it is stored, or without the metadata that could name the client. */
  form: 'STORED' | 'NEUTRAL';
  /** Not unique yet. */
  fileName: string;
  /** Where it stands in the archive; at its top unless given. */
  folder?: string;
  storageKey: string;
  modifiedAt: Date;
  /** Of the file as it is stored. */
  storedBytes: number;
  /** Of the file in this form; null while nobody computed them. */
  checksums: FileChecksums | null;
}

export interface ArchivePlan {
  /** The archive's own name, without its extension. */
  title: string;
  files: ArchiveFile[];
}

/**
 * The originals of a project that was found to be visible, or those of them that are named, by name. A client is given
 * those that were delivered as they are; everything else about originals stays with the studio.
 */
export async function findOriginals(
  tx: Tx,
  actor: Actor,
  projectId: string,
  assetIds: readonly string[] | undefined,
): Promise<ArchiveFile[]> {
  const isStudio = actor.kind === 'USER' && actor.organizationType === 'STUDIO';
  const rows = await tx.asset.findMany({
    where: {
      AND: [
        { projectId, storageKey: { not: null }, fileDeletedAt: null, trashedAt: null, status: { not: 'UPLOADING' } },
        assetIds ? { id: { in: [...assetIds] } } : {},
        visibleAssets(actor),
        isStudio ? {} : { deliverables: { some: { versionId: null } } },
      ],
    },
    orderBy: [{ originalName: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      originalName: true,
      storageKey: true,
      sizeBytes: true,
      sha256: true,
      crc32: true,
      createdAt: true,
    },
  });
  return rows.flatMap(({ id, storageKey, originalName: fileName, createdAt: modifiedAt, ...row }) =>
    storageKey
      ? [{ kind: 'ASSET', id, assetId: id, form: 'STORED', fileName, storageKey, modifiedAt, ...storedFacts(row) }]
      : [],
  );
}
