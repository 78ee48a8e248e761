import { getDelivery } from '@etouch/contracts/routes/deliveries';
import { readDelivery } from '@etouch/domain/review/read-delivery';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountDeliveries(server: Server): void {
  mountRoute(server, getDelivery, ({ deps, actor, input }) => readDelivery(deps, actor, input.params.projectId));
}
