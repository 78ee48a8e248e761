import type { Actor } from '@etouch/db/actor';
import type { Tx } from '@etouch/db/transaction';
import { enqueue } from '@etouch/db/jobs';
import { notifyLive } from '@etouch/db/live';
import type { EventType } from './events.ts';

export interface EventInput {
  type: EventType;
  projectId: string;
  /** The studio that owns the project: the job that reacts runs for it. */
  studioId: string;
  /** Ids of what the event is about (versions, comments, a quote …); never texts, never names. */
  ids?: string[];
  /** An organization it concerns in particular, e.g. the agency photos were given to. */
  subjectOrganizationId?: string;
}

/**
 * Records what was done and enqueues the reaction in the same transaction: this is the outbox, there is no second one.
 * Other open pages hear of it at commit.
 */
export async function recordEvent(tx: Tx, actor: Actor, event: EventInput): Promise<void> {
  const actorId = actor.kind === 'USER' ? actor.userId : null;
  const organizationId = actor.kind === 'GUEST' ? event.studioId : actor.organizationId;
  const { id: eventId } = await tx.auditEvent.create({
    data: {
      organizationId,
      projectId: event.projectId,
      actorKind: actor.kind,
      actorId,
      type: event.type,
      subjectId: event.ids?.[0] ?? null,
      payload: { ids: event.ids ?? [], subjectOrganizationId: event.subjectOrganizationId ?? null },
    },
    select: { id: true },
  });
  await enqueue(tx, 'react-to-event', {
    organizationId: event.studioId,
    eventId,
    eventType: event.type,
    projectId: event.projectId,
    actorId,
    actorOrganizationId: organizationId,
    subjectOrganizationId: event.subjectOrganizationId ?? null,
    ids: event.ids ?? [],
  });
  await notifyLive(tx, { projectId: event.projectId, kind: event.type });
}
