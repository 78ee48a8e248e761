import * as contract from '@etouch/contracts/routes/sidecars';
import { listSidecars } from '@etouch/domain/assets/list-sidecars';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountSidecars(server: Server): void {
  mountRoute(server, contract.listSidecars, ({ deps, actor, input }) =>
    listSidecars(deps, actor, input.params.projectId, input.query),
  );
}
