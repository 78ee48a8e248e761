import type { z } from 'zod';
import type { ActorKind, WorkflowAction } from '@etouch/contracts/enums';
import type { listWorkflowEvents as contract } from '@etouch/contracts/routes/projects';
import type { Actor } from '@etouch/db/actor';
import type { Prisma } from '@etouch/db/prisma';
import { behind, openCursor, sealCursor } from '../activity/cursor.ts';
import type { Deps } from '../activity/deps.ts';
import { namePeople } from '../organizations/queries.ts';
import { loadProject } from '../projects/queries.ts';

/** The transitions of a visible project, newest first. */
export async function listEvents(deps: Deps, actor: Actor, projectId: string, query: z.output<typeof contract.query>) {
  const [at, id] = query.cursor ? openCursor('events', query.cursor) : [];
  return deps.db.withActor(actor, async (tx) => {
    await loadProject(tx, actor, projectId);
    const rows = await tx.workflowEvent.findMany({
      where: {
        projectId,
        ...(at && id && behind<Prisma.WorkflowEventWhereInput>('createdAt', 'desc', new Date(at), id)),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: query.limit + 1,
      select: {
        id: true,
        action: true,
        fromState: true,
        toState: true,
        actorKind: true,
        actorId: true,
        actingOrganizationId: true,
        reason: true,
        createdAt: true,
      },
    });
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const people = await namePeople(
      tx,
      page.map((row) => row.actorId),
    );
    const organizations = await tx.organization.findMany({
      where: { id: { in: page.flatMap((row) => (row.actingOrganizationId ? [row.actingOrganizationId] : [])) } },
      select: { id: true, name: true },
    });
    return {
      items: page.map((row) => ({
        id: row.id,
        action: row.action as WorkflowAction,
        fromState: row.fromState,
        toState: row.toState,
        actorKind: row.actorKind as ActorKind,
        actor: (row.actorId && people.get(row.actorId)) || null,
        organization: organizations.find((organization) => organization.id === row.actingOrganizationId) ?? null,
        reason: row.reason,
        createdAt: row.createdAt.toISOString(),
      })),
      nextCursor:
        rows.length > query.limit && last ? sealCursor('events', [last.createdAt.toISOString(), last.id]) : null,
    };
  });
}
