import type { Actor } from '@etouch/db/actor';
import { emptyTrash } from '@etouch/domain/assets/empty-trash';
import type { JobDeps } from './handlers.ts';
import { removeFiles } from './remove-files.ts';

/** What the clock does for one studio: its trash is emptied and the files of deleted rows go. */
export async function tidyStudio(
  deps: Pick<JobDeps, 'db' | 'storage' | 'heldByBackups' | 'log'>,
  actor: Actor,
  now: Date,
): Promise<void> {
  const deleted = await emptyTrash(deps, actor, now);
  const files = await removeFiles(deps, actor);
  if (deleted + files > 0) deps.log.info('studio tidied', { deleted, files });
}
