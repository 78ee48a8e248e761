import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { loadProject } from '../projects/queries.ts';
import { visibleAssets } from './access.ts';

/** One file of an archive. */
export interface ArchiveFile {
  /** Not unique yet. */
  fileName: string;
  storageKey: string;
  sizeBytes: number;
  mimeType: string | null;
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
      select: { originalName: true, storageKey: true, sizeBytes: true, mimeType: true },
    });
    const files = rows.flatMap(({ storageKey, originalName: fileName, sizeBytes, mimeType }) =>
      storageKey ? [{ fileName, storageKey, sizeBytes: Number(sizeBytes), mimeType }] : [],
    );
    return { title: project.title, files };
  });
}
