import * as contract from '@etouch/contracts/routes/media';
import { notFound } from '@etouch/domain/activity/refusal';
import {
  findAssetPage,
  findAssetPictures,
  type PictureFile,
  type PictureKind,
} from '@etouch/domain/assets/find-picture';
import { findDifference, findVersionPicture } from '@etouch/domain/retouching/find-version-picture';
import { changeHere, readChange } from '../heat-map.ts';
import { mountRoute } from '../mount-route.ts';
import { serveNeutralFile } from '../serve-neutral-file.ts';
import { serveFile } from '../serve-file.ts';
import type { Server } from '../server.ts';
import type { ServerDeps } from '../wiring.ts';

export function mountMedia(server: Server): void {
  mountRoute(server, contract.getAssetMedia, async ({ deps, actor, input, request }) => {
    const { assetId, kind } = input.params;
    const file = await deps.pictures.ask(JSON.stringify([actor, kind]), assetId, async (assetIds) => {
      const files = await findAssetPictures(deps, actor, assetIds, kind);
      return assetIds.map((id) => files.get(id));
    });
    if (!file) throw notFound();
    return servePicture(deps, request, kind, file);
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
    const { algorithm } = await readChange(deps.storage, files);
    const { heatMapKey: storageKey } = files;
    const version = `${storageKey} ${algorithm}`;
    const png = { storageKey, mimeType: 'image/png', fileName: 'difference.png', version, neutral: false };
    return serveFile(deps.storage, request, png, 'inline');
  });
  mountRoute(server, contract.getVersionChange, async ({ deps, actor, input }) =>
    readChange(deps.storage, await findDifference(deps, actor, input.params.versionId)),
  );
  mountRoute(server, contract.getChangeHere, async ({ deps, actor, input }) => {
    const { against, ...area } = input.query;
    const here = await changeHere(
      deps.storage,
      await findDifference(deps, actor, input.params.versionId, against),
      area,
    );
    return here ?? { changed: null, changedBasisPoints: 0, deltaE: 0 };
  });
}

function servePicture(deps: ServerDeps, request: Request, kind: PictureKind, file: PictureFile): Promise<Response> {
  if (file.neutral) return serveNeutralFile(deps.storage, request, file);
  return serveFile(deps.storage, request, file, kind === 'original' ? 'attachment' : 'inline');
}
