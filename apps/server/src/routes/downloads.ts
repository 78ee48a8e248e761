import * as contract from '@etouch/contracts/routes/downloads';
import { measureDownloads } from '@etouch/domain/review/measure-download';
import { openDownload, readDownload } from '@etouch/domain/review/open-download';
import { prepareDownload } from '@etouch/domain/review/prepare-download';
import { archiveOf } from '../archives/archive-of.ts';
import { archiveResponse } from '../archives/archive-response.ts';
import { manifests, type ListedFile } from '../archives/manifests.ts';
import { sidecarsOf } from '../archives/sidecars.ts';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

export function mountDownloads(server: Server): void {
  mountRoute(server, contract.prepareDownload, ({ deps, actor, input }) =>
    prepareDownload(deps, actor, input.body, new Date()),
  );
  mountRoute(server, contract.getDownload, ({ deps, actor, input }) =>
    readDownload(deps, actor, input.params.downloadId),
  );
  mountRoute(server, contract.measureDownloads, ({ deps, actor, input }) =>
    measureDownloads(deps, actor, input.params.projectId, input.body.ids),
  );
  mountRoute(server, contract.getDownloadArchive, async ({ deps, actor, input, request }) => {
    const { title, files, marks, manifest } = await openDownload(deps, actor, input.params.downloadId, new Date());
    const sidecars = await sidecarsOf(deps.storage, marks);
    const texts = (listed: ListedFile[]) => manifests(listed, manifest);
    return archiveResponse(request, `${title}.zip`, archiveOf(deps.storage, files, texts, sidecars));
  });
}
