import * as contract from '@etouch/contracts/routes/rounds';
import { assignAssets } from '@etouch/domain/retouching/assign-assets';
import { assignPerson } from '@etouch/domain/retouching/assign-person';
import { discardVersion } from '@etouch/domain/retouching/discard-version';
import { handInVersions } from '@etouch/domain/retouching/hand-in-versions';
import { listQueue } from '@etouch/domain/retouching/list-queue';
import { listRoundAssets, listRounds } from '@etouch/domain/retouching/list-rounds';
import { checkVersions, releaseVersions } from '@etouch/domain/review/check-versions';
import { decideVersions } from '@etouch/domain/review/decide-versions';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountRounds(server: Server): void {
  mountRoute(server, contract.listRounds, ({ deps, actor, input }) =>
    listRounds(deps, actor, input.params.projectId, input.query),
  );
  mountRoute(server, contract.listRoundAssets, ({ deps, actor, input }) =>
    listRoundAssets(deps, actor, input.params.projectId, input.query),
  );
  mountRoute(server, contract.assignRoundAssets, ({ deps, actor, input }) =>
    assignAssets(deps, actor, input.params.projectId, input.body),
  );
  mountRoute(server, contract.assignPerson, ({ deps, actor, input }) => assignPerson(deps, actor, input.body));
  mountRoute(server, contract.listQueue, ({ deps, actor, input }) => listQueue(deps, actor, input.query));
  mountRoute(server, contract.handInVersions, ({ deps, actor, input }) => handInVersions(deps, actor, input.body));
  mountRoute(server, contract.discardVersion, ({ deps, actor, input }) =>
    discardVersion(deps, actor, input.params.versionId),
  );
  mountRoute(server, contract.checkVersions, ({ deps, actor, input }) => checkVersions(deps, actor, input.body));
  mountRoute(server, contract.releaseVersions, ({ deps, actor, input }) => releaseVersions(deps, actor, input.body));
  mountRoute(server, contract.decideVersions, ({ deps, actor, input }) => decideVersions(deps, actor, input.body));
}
