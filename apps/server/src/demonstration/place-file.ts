import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Actor } from '@etouch/db/actor';
import { openUpload } from '@etouch/domain/assets/open-upload';
import type { UploadFacts } from '@etouch/domain/assets/queries';
import { openVersionUpload } from '@etouch/domain/retouching/open-version-upload';
import { completeUpload } from '@etouch/worker/complete-upload';
import type { ServerDeps } from '../wiring.ts';

/** Uploads one photo as the studio does, without the network in between. */
export async function placePhoto(deps: ServerDeps, actor: Actor, projectId: string, path: string, fileName: string) {
  const { size } = await stat(path);
  const upload = await openUpload(deps, actor, { projectId, fileName, sizeBytes: size, sha256: null });
  await place(deps, actor, upload, path);
}

/** Uploads one version file as a retoucher does. */
export async function placeVersion(deps: ServerDeps, actor: Actor, roundId: string, path: string, fileName: string) {
  const { size } = await stat(path);
  const upload = await openVersionUpload(deps, actor, {
    roundId,
    roundAssetId: null,
    fileName,
    sizeBytes: size,
    sha256: null,
  });
  await place(deps, actor, upload, path);
}

async function place(deps: ServerDeps, actor: Actor, upload: UploadFacts, path: string): Promise<void> {
  const file = { studioId: upload.studioId, uploadId: upload.id };
  await deps.incoming.create(file);
  await deps.incoming.append(file, 0, createReadStream(path));
  await completeUpload(deps, actor, upload.id);
}
