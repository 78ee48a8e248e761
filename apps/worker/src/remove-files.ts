import type { Actor } from '@etouch/db/actor';
import { forgetRemovedFiles, listFilesToRemove } from '@etouch/domain/assets/remove-files';
import type { JobDeps } from './handlers.ts';

/** Inventories of backups are read once a page. */
const PAGE = 2_000;

/**
 * Removes the files of deleted rows from the storage, then their records: killed in between, the next run removes what
 * is gone already once more, which changes nothing. What a kept backup names waits until that backup has gone.
 * Answers how many files and folders went.
 */
export async function removeFiles(
  deps: Pick<JobDeps, 'db' | 'storage' | 'heldByBackups'>,
  actor: Actor,
): Promise<number> {
  let removed = 0;
  for (let after: string | null = null; ;) {
    const files = await listFilesToRemove(deps, actor, { after, limit: PAGE });
    const held = await deps.heldByBackups(new Set(files.map((file) => file.storageKey)));
    const settled: string[] = [];
    for (const { id, storageKey, isFolder, isNamed } of files) {
      if (held.has(storageKey) && !isNamed) continue;
      settled.push(id);
      if (isNamed) continue;
      await (isFolder ? deps.storage.removeBelow(storageKey) : deps.storage.remove(storageKey));
      removed++;
    }
    await forgetRemovedFiles(deps, actor, settled);
    after = files.at(-1)?.id ?? null;
    if (files.length < PAGE) return removed;
  }
}
