import type { z } from 'zod';
import type { listProjects as contract } from '@etouch/contracts/routes/projects';
import type { Actor } from '@etouch/db/actor';
import { openCursor, sealCursor } from '../activity/cursor.ts';
import type { Deps } from '../activity/deps.ts';
import { presentProject, presentProjects } from './present-project.ts';
import { findProjects, loadProject } from './queries.ts';

/** A page of visible projects, latest state change first. */
export async function listProjects(deps: Deps, actor: Actor, query: z.output<typeof contract.query>) {
  const after = query.cursor ? openCursor('projects', query.cursor) : null;
  return deps.db.withActor(actor, async (tx) => {
    const rows = await findProjects(
      tx,
      actor,
      {
        ...(query.state ? { workflowState: { in: query.state } } : {}),
        ...(query.clientId ? { clientId: query.clientId } : {}),
        ...(query.search ? { title: { contains: query.search, mode: 'insensitive' as const } } : {}),
      },
      after ? { since: new Date(after[0] ?? 0), id: after[1] ?? '' } : null,
      query.limit + 1,
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const more = rows.length > query.limit && last;
    return {
      items: await presentProjects(tx, actor, page),
      nextCursor: more ? sealCursor('projects', [last.workflowStateSince.toISOString(), last.id]) : null,
    };
  });
}

/** One visible project, or NOT_FOUND. */
export async function readProject(deps: Deps, actor: Actor, projectId: string) {
  return deps.db.withActor(actor, async (tx) => presentProject(tx, actor, await loadProject(tx, actor, projectId)));
}
