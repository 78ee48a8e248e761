import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';

/** A file, or a folder of pictures, that is to leave the storage. */
export interface FileToRemove {
  id: string;
  storageKey: string;
  isFolder: boolean;
  /** A row names it after all: it stays, and only the record goes. */
  isNamed: boolean;
}

/**
 * Files of deleted rows, oldest first, by keyset.
 * @param actor SYSTEM of the studio
 * @param after id of the last one of the page before
 */
export async function listFilesToRemove(
  deps: Deps,
  actor: Actor,
  { after, limit }: { after: string | null; limit: number },
): Promise<FileToRemove[]> {
  return deps.db.withActor(actor, async (tx) => {
    const rows = await tx.fileRemoval.findMany({
      where: {
        ...(actor.kind === 'SYSTEM' ? { studioId: actor.organizationId } : { id: { in: [] } }),
        ...(after && { id: { gt: after } }),
      },
      orderBy: { id: 'asc' },
      take: limit,
    });
    const named = await tx.$queryRaw<{ id: string }[]>`
      select f.id::text as id from "FileRemoval" f
      where f.id = any(${rows.map((row) => row.id)}::uuid[]) and app.file_is_named(f."projectId", f."storageKey")`;
    const kept = new Set(named.map((row) => row.id));
    return rows.map(({ id, storageKey, isFolder }) => ({ id, storageKey, isFolder, isNamed: kept.has(id) }));
  });
}

/** The files are gone: so is their record. */
export async function forgetRemovedFiles(deps: Deps, actor: Actor, ids: readonly string[]): Promise<void> {
  await deps.db.withActor(actor, (tx) => tx.fileRemoval.deleteMany({ where: { id: { in: [...ids] } } }));
}
