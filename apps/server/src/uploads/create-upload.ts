import { Refusal } from '@etouch/domain/activity/refusal';
import { failUpload } from '@etouch/domain/assets/fail-upload';
import { openUpload } from '@etouch/domain/assets/open-upload';
import type { UploadFacts } from '@etouch/domain/assets/queries';
import { openVersionUpload } from '@etouch/domain/retouching/open-version-upload';
import { refusalOf } from '../problem.ts';
import { readAnnouncedUpload, readAnnouncementKey } from './announced-file.ts';
import { finishUpload } from './finish-upload.ts';
import { holdUpload } from './hold-upload.ts';
import { readBytes, readMetadata, tusHeaders, tusProblem } from './protocol.ts';
import { receiveBytes } from './receive-bytes.ts';
import { outcomeOfEnded, progressOf } from './show-upload.ts';
import {
  bringsBytes,
  locationOf,
  outcomeHeaders,
  progressHeaders,
  type UploadRequest,
  type UploadService,
} from './upload-request.ts';

/** Room that is left for the database and the derivatives of what is there already. */
const RESERVE_BYTES = 256 * 1024 * 1024;

/** POST: announces an upload, perhaps with its first bytes. */
export async function createUpload(service: UploadService, request: UploadRequest): Promise<Response> {
  const { actor, headers } = request;
  if (headers.has('upload-concat')) throw new Refusal('INVALID_INPUT', { reason: 'NO_CONCATENATION' });
  // A length told later could be neither reserved nor refused in time.
  if (headers.has('upload-defer-length')) throw new Refusal('INVALID_INPUT', { reason: 'LENGTH_UNKNOWN' });
  const sizeBytes = readBytes(headers, 'Upload-Length');
  const hasBytes = bringsBytes(headers);
  if (hasBytes && Number(headers.get('content-length') ?? 0) > sizeBytes) {
    throw new Refusal('TOO_LARGE', { reason: 'MORE_THAN_ANNOUNCED' });
  }
  const upload = await open(service, request, sizeBytes);
  const location = { location: locationOf(upload.id) };
  if (upload.isRepeated) {
    // The answer to the first announcement was lost. Bytes that come with the second may be there: nothing is read of it.
    const { upload: found, offset } = await progressOf(service, actor, upload.id);
    const headers = { ...location, ...progressHeaders(found, offset), ...outcomeOfEnded(found) };
    return new Response(null, { status: 201, headers: tusHeaders(headers) });
  }
  if (!hasBytes && sizeBytes > 0) {
    return new Response(null, { status: 201, headers: tusHeaders({ ...location, ...progressHeaders(upload, 0) }) });
  }
  try {
    return await holdUpload(service, actor, upload.id, async (hold) => {
      const offset = hasBytes ? await receiveBytes(service, hold, upload, 0, request.content()) : 0;
      const outcome = offset === sizeBytes ? outcomeHeaders(await finishUpload(service, actor, upload)) : {};
      return new Response(null, {
        status: 201,
        headers: tusHeaders({ ...location, ...progressHeaders(upload, offset), ...outcome }),
      });
    });
  } catch (error) {
    // The upload exists: its sender goes on there.
    return tusProblem(refusalOf(error), location);
  }
}

async function open(service: UploadService, { actor, headers }: UploadRequest, sizeBytes: number) {
  const announced = readAnnouncedUpload(readMetadata(headers));
  const { maxUploadBytes } = service.settings;
  if (sizeBytes > maxUploadBytes) throw new Refusal('TOO_LARGE', { values: { maxBytes: maxUploadBytes } });
  const free = await service.storage.freeBytes();
  if (sizeBytes > free - RESERVE_BYTES) throw new Refusal('STORAGE_FULL', { values: { freeBytes: free } });
  const file = {
    fileName: announced.filename,
    sizeBytes,
    sha256: announced.sha256 ?? null,
    announcementKey: readAnnouncementKey(headers),
  };
  const upload =
    announced.purpose === 'ASSET'
      ? await openUpload(service, actor, { ...file, projectId: announced.projectId })
      : await openVersionUpload(service, actor, {
          ...file,
          roundId: announced.roundId,
          roundAssetId: announced.roundAssetId ?? null,
        });
  if (!upload.isRepeated) await makeRoom(service, actor, upload);
  return upload;
}

/** What cannot be begun holds no place: its row ends at once. */
async function makeRoom(service: UploadService, actor: UploadRequest['actor'], upload: UploadFacts): Promise<void> {
  try {
    await service.incoming.create({ studioId: upload.studioId, uploadId: upload.id });
  } catch (error) {
    await failUpload(service, actor, upload.id, 'FAILED', refusalOf(error).code).catch(() => undefined);
    throw error;
  }
}
