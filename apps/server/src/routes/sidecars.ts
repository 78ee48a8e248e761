import { text } from 'node:stream/consumers';
import * as contract from '@etouch/contracts/routes/sidecars';
import { listMarks, type MarkedPhoto } from '@etouch/domain/assets/list-marks';
import { listSidecars } from '@etouch/domain/assets/list-sidecars';
import { FileMissing, type Storage } from '@etouch/integrations/storage/storage';
import { writeXmp } from '@etouch/media/metadata/write-xmp';
import { archiveOf } from '../archives/archive-of.ts';
import { archiveResponse } from '../archives/archive-response.ts';
import { mountRoute } from '../mount-route.ts';
import type { Server } from '../server.ts';

/** Bytes of a sidecar into which marks are written; a larger one is replaced by a new one, beside which it stays kept. */
const MAXIMUM_BYTES = 4 * 1024 * 1024;

export function mountSidecars(server: Server): void {
  mountRoute(server, contract.listSidecars, ({ deps, actor, input }) =>
    listSidecars(deps, actor, input.params.projectId, input.query),
  );
  mountRoute(server, contract.exportMarks, async ({ deps, actor, input, request }) => {
    const { title, photos } = await listMarks(deps, actor, input.params.projectId);
    const texts: Record<string, string> = {};
    for (const photo of photos) texts[photo.sidecarName] = writeXmp(photo.mark, await originalOf(deps.storage, photo));
    return archiveResponse(
      request,
      `${title} XMP.zip`,
      archiveOf(deps.storage, [], () => texts),
    );
  });
}

async function originalOf(storage: Storage, { storageKey }: MarkedPhoto): Promise<string | null> {
  if (!storageKey) return null;
  try {
    const facts = await storage.stat(storageKey);
    if (!facts || facts.bytes > MAXIMUM_BYTES) return null;
    return await text(await storage.read(storageKey));
  } catch (error) {
    if (error instanceof FileMissing) return null;
    throw error;
  }
}
