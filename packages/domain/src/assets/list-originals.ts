import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { loadProject } from '../projects/queries.ts';
import { visibleAssets } from './access.ts';
import { storedChecksums, type FileChecksums } from './rules.ts';

/** One file of an archive. */
export interface ArchiveFile {
  /** The row whose file it is. */
  kind: 'ASSET' | 'VERSION';
  id: string;
  /** As it is stored, or without the metadata that could name the client. */
  form: 'STORED' | 'NEUTRAL';
  /** Not unique yet. */
  fileName: string;
  storageKey: string;
  modifiedAt: Date;
  /** Of the file in this form; null while nobody computed them. */
  checksums: FileChecksums | null;
}

export interface ArchivePlan {
  /** The archive's own name, without its extension. */
  title: string;
  files: ArchiveFile[];
}

/**
 * The originals of a project, or those of them that are named, by name. A client is given those that were delivered as
 * they are; everything else about originals stays with the studio.
 * @throws Refusal NOT_FOUND for a project that is not visible
 */
export async function listOriginals(
  deps: Deps,
  actor: Actor,
  projectId: string,
  assetIds: readonly string[] | undefined,
): Promise<ArchivePlan> {
  return deps.db.withActor(actor, async (tx) => {
    const project = await loadProject(tx, actor, projectId);
    const studio = actor.kind === 'USER' && actor.organizationType === 'STUDIO';
    const rows = await tx.asset.findMany({
      where: {
        AND: [
          { projectId, storageKey: { not: null }, fileDeletedAt: null, trashedAt: null, status: { not: 'UPLOADING' } },
          assetIds ? { id: { in: [...assetIds] } } : {},
          visibleAssets(actor),
          studio ? {} : { deliverables: { some: { versionId: null } } },
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
    const files = rows.flatMap(({ id, storageKey, originalName: fileName, createdAt: modifiedAt, ...row }) =>
      storageKey
        ? [
            {
              kind: 'ASSET' as const,
              id,
              form: 'STORED' as const,
              fileName,
              storageKey,
              modifiedAt,
              checksums: storedChecksums(row),
            },
          ]
        : [],
    );
    return { title: project.title, files };
  });
}
