import type { Actor } from '@etouch/db/actor';
import { emptyTrash } from '@etouch/domain/assets/empty-trash';
import { applyRetention } from '@etouch/domain/projects/apply-retention';
import type { JobDeps } from './handlers.ts';
import { removeFiles } from './remove-files.ts';

/** What the clock does for one studio: its trash is emptied, its retention policies are applied, and files whose rows let go of them leave. */
export async function tidyStudio(
  deps: Pick<JobDeps, 'db' | 'storage' | 'heldByBackups' | 'log'>,
  actor: Actor,
  now: Date,
): Promise<void> {
  const deleted = await emptyTrash(deps, actor, now);
  const retention = await applyRetention(deps, actor, now);
  const files = await removeFiles(deps, actor);
  const done = deleted + files + retention.warned + retention.files;
  if (done > 0)
    deps.log.info('studio tidied', { deleted, files, announced: retention.warned, givenUp: retention.files });
}
