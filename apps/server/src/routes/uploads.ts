import * as contract from '@etouch/contracts/routes/uploads';
import { discardUpload } from '@etouch/domain/assets/discard-upload';
import { listUploads, readUpload } from '@etouch/domain/assets/list-uploads';
import { matchUpload } from '@etouch/domain/retouching/match-version';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

/** The JSON side of uploads; their bytes come through ../uploads.ts. */
export function mountUploadRecords(server: Server): void {
  mountRoute(server, contract.listUploads, ({ deps, actor, input }) => listUploads(deps, actor, input.query));
  mountRoute(server, contract.matchUpload, async ({ deps, actor, input }) => {
    await matchUpload(deps, actor, input.params.uploadId, input.body.roundAssetId);
    return readUpload(deps, actor, input.params.uploadId);
  });
  mountRoute(server, contract.discardUpload, async ({ deps, actor, input }) => {
    const { id: uploadId, studioId, storageKey } = await discardUpload(deps, actor, input.params.uploadId);
    await deps.storage.remove(storageKey);
    await deps.incoming.forget({ studioId, uploadId });
    return readUpload(deps, actor, uploadId);
  });
}
