import { listNotifications, readNotifications } from '@etouch/contracts/routes/notifications';
import * as notifications from '@etouch/domain/notifications/list-notifications';
import { requireActor } from '../middleware/actor.ts';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountNotifications(server: Server): void {
  mountRoute(server, listNotifications, async ({ deps, session, input }) =>
    notifications.listNotifications(deps, await requireActor(deps, session), input.query),
  );
  mountRoute(server, readNotifications, async ({ deps, session, input }) =>
    notifications.readNotifications(deps, await requireActor(deps, session), input.body.ids),
  );
}
