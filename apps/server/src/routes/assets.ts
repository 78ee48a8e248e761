import * as contract from '@etouch/contracts/routes/assets';
import { countAssets } from '@etouch/domain/assets/count-assets';
import { deleteAssets } from '@etouch/domain/assets/delete-assets';
import { editAssets } from '@etouch/domain/assets/edit-assets';
import { listAssets, readAsset } from '@etouch/domain/assets/list-assets';
import { markAssets } from '@etouch/domain/assets/mark-assets';
import { retryAllProcessing, retryProcessing } from '@etouch/domain/assets/retry-processing';
import { wantPictures } from '@etouch/domain/assets/want-pictures';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountAssets(server: Server): void {
  mountRoute(server, contract.listAssets, ({ deps, actor, input }) =>
    listAssets(deps, actor, input.params.projectId, input.query),
  );
  mountRoute(server, contract.getAsset, ({ deps, actor, input }) => readAsset(deps, actor, input.params.assetId));
  mountRoute(server, contract.countAssets, ({ deps, actor, input }) =>
    countAssets(deps, actor, input.params.projectId),
  );
  mountRoute(server, contract.markAssets, ({ deps, actor, input }) =>
    markAssets(deps, actor, input.params.projectId, input.body),
  );
  mountRoute(server, contract.editAssets, ({ deps, actor, input }) =>
    editAssets(deps, actor, input.params.projectId, input.body),
  );
  mountRoute(server, contract.deleteAssets, ({ deps, actor, input }) =>
    deleteAssets(deps, actor, input.params.projectId, input.body),
  );
  mountRoute(server, contract.retryProcessing, ({ deps, actor, input }) =>
    retryProcessing(deps, actor, input.params.assetId),
  );
  mountRoute(server, contract.retryAllProcessing, ({ deps, actor, input }) =>
    retryAllProcessing(deps, actor, input.params.projectId),
  );
  mountRoute(server, contract.wantPictures, ({ deps, actor, input }) =>
    wantPictures(deps, actor, input.params.projectId, input.body.assetIds),
  );
}
