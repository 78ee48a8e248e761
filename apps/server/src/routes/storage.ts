import * as contract from '@etouch/contracts/routes/storage';
import { listLostFiles } from '@etouch/domain/organizations/list-lost-files';
import { readStorage } from '@etouch/domain/organizations/read-storage';
import { setStorageLimit } from '@etouch/domain/organizations/set-storage-limit';
import { readTilesPolicy, setTilesPolicy } from '@etouch/domain/organizations/set-tiles-policy';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountStorage(server: Server): void {
  mountRoute(server, contract.getStorage, ({ deps, actor }) => readStorage(deps, actor));
  mountRoute(server, contract.listLostFiles, ({ deps, actor, input }) => listLostFiles(deps, actor, input.query));
  mountRoute(server, contract.setStorageLimit, ({ deps, actor, input }) =>
    setStorageLimit(deps, actor, input.params.organizationId, input.body.limitBytes),
  );
  mountRoute(server, contract.getTilesPolicy, ({ deps, actor }) => readTilesPolicy(deps, actor));
  mountRoute(server, contract.setTilesPolicy, ({ deps, actor, input }) =>
    setTilesPolicy(deps, actor, input.body.policy),
  );
}
