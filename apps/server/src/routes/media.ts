import * as contract from '@etouch/contracts/routes/media';
import {
  findAssetPage,
  findAssetPicture,
  type PictureFile,
  type PictureKind,
} from '@etouch/domain/assets/find-picture';
import { listOriginals, type ArchivePlan } from '@etouch/domain/assets/list-originals';
import { findDifference, findVersionPicture } from '@etouch/domain/retouching/find-version-picture';
import { listAssignedOriginals } from '@etouch/domain/retouching/list-assigned-originals';
import { listDelivery } from '@etouch/domain/review/list-delivery';
import { withChecksums } from '@etouch/worker/checksum-files';
import { archiveOf } from '../archives/archive-of.ts';
import { archiveResponse } from '../archives/archive-response.ts';
import { ensureHeatMap, readChange } from '../heat-map.ts';
import { mountRoute } from '../mount-route.ts';
import { serveNeutralFile } from '../serve-neutral-file.ts';
import { serveFile } from '../serve-file.ts';
import type { Server } from '../server.ts';
import type { ServerDeps } from '../wiring.ts';

export function mountMedia(server: Server): void {
  mountRoute(server, contract.getAssetMedia, async ({ deps, actor, input, request }) => {
    const { assetId, kind } = input.params;
    return servePicture(deps, request, kind, await findAssetPicture(deps, actor, assetId, kind));
  });
  mountRoute(server, contract.getAssetPage, async ({ deps, actor, input, request }) => {
    const { assetId, page } = input.params;
    return serveFile(deps.storage, request, await findAssetPage(deps, actor, assetId, page), 'inline');
  });
  mountRoute(server, contract.getVersionMedia, async ({ deps, actor, input, request }) => {
    const { versionId, kind } = input.params;
    return servePicture(deps, request, kind, await findVersionPicture(deps, actor, versionId, kind));
  });
  mountRoute(server, contract.getVersionDifference, async ({ deps, actor, input, request }) => {
    const files = await findDifference(deps, actor, input.params.versionId);
    await ensureHeatMap(deps.storage, files);
    const { heatMapKey: storageKey } = files;
    const png = { storageKey, mimeType: 'image/png', fileName: 'difference.png', version: storageKey, neutral: false };
    return serveFile(deps.storage, request, png, 'inline');
  });
  mountRoute(server, contract.getVersionChange, async ({ deps, actor, input }) =>
    readChange(deps.storage, await findDifference(deps, actor, input.params.versionId)),
  );
  mountRoute(server, contract.downloadOriginals, async ({ deps, actor, input, request }) => {
    const plan = await listOriginals(deps, actor, input.params.projectId, input.query.assetId);
    return serveArchive(deps, request, plan);
  });
  mountRoute(server, contract.downloadAssignedOriginals, async ({ deps, actor, input, request }) =>
    serveArchive(deps, request, await listAssignedOriginals(deps, actor, input.query)),
  );
  mountRoute(server, contract.downloadDelivery, async ({ deps, actor, input, request }) => {
    const { manifest, ...plan } = await listDelivery(deps, actor, input.params.projectId);
    return serveArchive(deps, request, plan, () => ({ 'manifest.sha256': manifest }));
  });
}

function servePicture(deps: ServerDeps, request: Request, kind: PictureKind, file: PictureFile): Promise<Response> {
  if (file.neutral) return serveNeutralFile(deps.storage, request, file);
  return serveFile(deps.storage, request, file, kind === 'original' ? 'attachment' : 'inline');
}

async function serveArchive(
  deps: ServerDeps,
  request: Request,
  { title, files }: ArchivePlan,
  texts: () => Record<string, string> = () => ({}),
): Promise<Response> {
  const entries = archiveOf(deps.storage, await withChecksums(deps, files), texts);
  return archiveResponse(request, `${title}.zip`, entries);
}
