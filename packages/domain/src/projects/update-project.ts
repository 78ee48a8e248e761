import type { z } from 'zod';
import type { updateProject as contract } from '@etouch/contracts/routes/projects';
import type { Actor } from '@etouch/db/actor';
import { notifyLive } from '@etouch/db/live';
import type { Deps } from '../activity/deps.ts';
import { conflict } from './rules.ts';
import { presentProject } from './present-project.ts';
import { loadProject } from './queries.ts';

/**
 * Changes title, dates or the selection limit.
 * @throws Refusal CONFLICT with the present state and version when somebody was faster
 */
export async function updateProject(
  deps: Deps,
  actor: Actor,
  projectId: string,
  input: z.output<typeof contract.body>,
) {
  const { expectedVersion, ...changes } = input;
  return deps.db.withActor(actor, async (tx) => {
    await loadProject(tx, actor, projectId);
    const { count } = await tx.project.updateMany({
      where: { id: projectId, version: expectedVersion },
      data: { ...changes, version: { increment: 1 } },
    });
    const project = await loadProject(tx, actor, projectId);
    if (count === 0) throw conflict(project);
    await notifyLive(tx, { projectId, kind: 'project.updated' });
    return presentProject(tx, actor, project);
  });
}
