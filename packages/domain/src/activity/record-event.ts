import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import { enqueue } from '@etouch/db/enqueue';
import { notifyLive } from '@etouch/db/live';
import type { Tx } from '@etouch/db/transaction';
import { subscribersOf, type EventType } from './events.ts';

export interface EventInput {
  type: EventType;
  projectId: string;
  /** The studio that owns the project: the jobs that react run for it. */
  studioId: string;
  /** Ids of what the event is about (versions, comments, a quote …); never texts, never names. */
  ids?: string[];
  /** An organization it concerns in particular, e.g. the agency photos were given to. */
  subjectOrganizationId?: string;
}

/** The part of a recorded event that subscribers read again. */
export interface EventPayload {
  ids: string[];
  actorOrganizationId: string | null;
  subjectOrganizationId: string | null;
}

/**
 * Records in the studio's log what was done and enqueues one job per subscriber in the same transaction: this is the
 * outbox, there is no second one. Other open pages hear of it at commit. Not to be called inside `asStudio`.
 */
export async function recordEvent(tx: Tx, actor: Actor, event: EventInput): Promise<void> {
  const ids = event.ids ?? [];
  const payload: EventPayload = {
    ids,
    actorOrganizationId: actor.kind === 'GUEST' ? null : actor.organizationId,
    subjectOrganizationId: event.subjectOrganizationId ?? null,
  };
  const { id: eventId } = await asStudio(tx, event.projectId, () =>
    tx.auditEvent.create({
      data: {
        organizationId: event.studioId,
        projectId: event.projectId,
        actorKind: actor.kind,
        actorId: actor.kind === 'USER' ? actor.userId : null,
        type: event.type,
        subjectId: ids[0] ?? null,
        payload: { ...payload },
      },
      select: { id: true },
    }),
  );
  for (const subscriber of subscribersOf(event.type)) {
    await enqueue(tx, 'react-to-event', {
      organizationId: event.studioId,
      subscriber,
      eventType: event.type,
      eventId,
      projectId: event.projectId,
      subjectIds: ids,
    });
  }
  await notifyLive(tx, { projectId: event.projectId, kind: event.type });
}
