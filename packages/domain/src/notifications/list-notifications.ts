import type { z } from 'zod';
import type { NotificationType } from '@etouch/contracts/notification-types';
import type { listNotifications as contract } from '@etouch/contracts/routes/notifications';
import type { Actor } from '@etouch/db/actor';
import type { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import { behind, openCursor, sealCursor } from '../activity/cursor.ts';
import type { Deps } from '../activity/deps.ts';
import { Refusal } from '../activity/refusal.ts';
import { hrefOf } from './rules.ts';

/** One's own notifications in the active organization, newest first. */
export async function listNotifications(deps: Deps, actor: Actor, query: z.output<typeof contract.query>) {
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  const [at, id] = query.cursor ? openCursor('notifications', query.cursor) : [];
  return deps.db.withActor(actor, async (tx) => {
    const rows = await tx.notificationRecipient.findMany({
      where: {
        userId: actor.userId,
        notification: { organizationId: actor.organizationId },
        ...(query.unread ? { readAt: null } : {}),
        ...(at && id && behind<Prisma.NotificationRecipientWhereInput>('createdAt', 'desc', new Date(at), id)),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: query.limit + 1,
      select: {
        id: true,
        readAt: true,
        createdAt: true,
        notification: { select: { type: true, projectId: true, payload: true } },
      },
    });
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map(({ notification, ...row }) => ({
        id: row.id,
        type: notification.type,
        projectId: actor.organizationType === 'RETOUCHER' ? null : notification.projectId,
        href: hrefOf(actor.organizationType, notification.type as NotificationType, notification.projectId),
        values: notification.payload as Record<string, string | number | null>,
        readAt: row.readAt?.toISOString() ?? null,
        createdAt: row.createdAt.toISOString(),
      })),
      nextCursor:
        rows.length > query.limit && last ? sealCursor('notifications', [last.createdAt.toISOString(), last.id]) : null,
      unread: await countUnread(tx, actor),
    };
  });
}

/** Marks notifications as read; without ids, all of the active organization. */
export async function readNotifications(deps: Deps, actor: Actor, ids: string[] | undefined) {
  if (actor.kind !== 'USER') throw new Refusal('FORBIDDEN');
  return deps.db.withActor(actor, async (tx) => {
    await tx.notificationRecipient.updateMany({
      where: {
        userId: actor.userId,
        readAt: null,
        notification: { organizationId: actor.organizationId },
        ...(ids ? { id: { in: ids } } : {}),
      },
      data: { readAt: new Date() },
    });
    return { unread: await countUnread(tx, actor) };
  });
}

function countUnread(tx: Tx, actor: Actor & { kind: 'USER' }): Promise<number> {
  return tx.notificationRecipient.count({
    where: { userId: actor.userId, readAt: null, notification: { organizationId: actor.organizationId } },
  });
}
