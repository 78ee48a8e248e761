import { hostname } from 'node:os';
import type { ErrorCode } from '@etouch/contracts/errors';
import { uploadsPath } from '@etouch/contracts/routes/uploads';
import type { UploadOutcome } from '@etouch/domain/assets/accept-upload';
import { openUpload } from '@etouch/domain/assets/open-upload';
import { Refusal } from '@etouch/domain/activity/refusal';
import { openVersionUpload } from '@etouch/domain/retouching/open-version-upload';
import { StorageFull } from '@etouch/integrations/storage/storage';
import { completeUpload } from '@etouch/worker/complete-upload';
import { MemoryLocker, Server as TusServer } from '@tus/server';
import { log } from '../log.ts';
import { problemOf, refusalOf } from '../problem.ts';
import type { ServerDeps } from '../wiring.ts';
import { readAnnouncedUpload } from './announced-file.ts';
import { currentUploadRequest } from './upload-request.ts';
import { UploadStore } from './upload-store.ts';

/** Room that is left for the database and the derivatives of what is there already. */
const RESERVE_BYTES = 256 * 1024 * 1024;

/** The tus 1.0 server over our rows and files; it is called inside `withUploadRequest`. */
export function createTusServer(deps: ServerDeps): TusServer {
  const maxSize = deps.settings.maxUploadBytes;
  return new TusServer({
    path: uploadsPath,
    datastore: new UploadStore({
      ...deps,
      holder: `${hostname()}:${deps.settings.port}`,
      ending: () => deps.maintenance.ending(),
    }),
    locker: new MemoryLocker(),
    maxSize,
    relativeLocation: true,
    // The web app is served from the same origin: no other page may read an answer.
    allowedOrigins: [],
    getFileIdFromRequest: () => currentUploadRequest().upload?.id,
    async namingFunction(request, metadata) {
      const announced = readAnnouncedUpload(metadata);
      const sizeBytes = Number(request.headers.get('upload-length'));
      if (sizeBytes > maxSize) throw new Refusal('TOO_LARGE', { values: { maxBytes: maxSize } });
      const free = await deps.storage.freeBytes();
      if (sizeBytes > free - RESERVE_BYTES) throw new Refusal('STORAGE_FULL', { values: { freeBytes: free } });
      const file = { fileName: announced.filename, sizeBytes, sha256: announced.sha256 ?? null };
      const current = currentUploadRequest();
      current.upload =
        announced.purpose === 'ASSET'
          ? await openUpload(deps, current.actor, { ...file, projectId: announced.projectId })
          : await openVersionUpload(deps, current.actor, {
              ...file,
              roundId: announced.roundId,
              roundAssetId: announced.roundAssetId ?? null,
            });
      return current.upload.id;
    },
    async onUploadFinish(_request, { id }) {
      const outcome = await completeUpload(deps, currentUploadRequest().actor, id);
      if (outcome.outcome === 'refused') {
        throw new Refusal(outcome.error === 'CHECKSUM_MISMATCH' ? 'CHECKSUM_MISMATCH' : 'EXPIRED', {
          reason: outcome.error,
        });
      }
      return { headers: outcomeHeaders(outcome) };
    },
    onResponseError(_request, error) {
      currentUploadRequest().refused = true;
      const { refusal, status } = describe(error);
      if (refusal.code === 'INTERNAL') log.error('upload failed', error);
      const problem = problemOf(refusal);
      return {
        status_code: status ?? problem.status,
        body: JSON.stringify({ ...problem, status: status ?? problem.status }),
      };
    },
  });
}

/** What became of a complete upload, as headers of the answer. */
export function outcomeHeaders(outcome: UploadOutcome): Record<string, string> {
  return {
    'Etouch-Outcome': outcome.outcome,
    ...(outcome.outcome === 'accepted' && outcome.match ? { 'Etouch-Match': outcome.match.toLowerCase() } : {}),
    ...(outcome.outcome === 'duplicate' && outcome.assetId ? { 'Etouch-Duplicate-Of': outcome.assetId } : {}),
  };
}

const byTusStatus: Record<number, ErrorCode> = {
  400: 'INVALID_INPUT',
  403: 'INVALID_INPUT',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  410: 'EXPIRED',
  412: 'INVALID_INPUT',
  413: 'TOO_LARGE',
  501: 'INVALID_INPUT',
};

/** Our refusals as they are; the tus server's own errors keep the status its protocol names. */
function describe(error: Error | { status_code: number; body: string }): { refusal: Refusal; status?: number } {
  if (error instanceof StorageFull) {
    return { refusal: new Refusal('STORAGE_FULL', { values: { keptBytes: error.keptBytes } }) };
  }
  if (!('status_code' in error)) return { refusal: refusalOf(error) };
  const code = byTusStatus[error.status_code] ?? 'INTERNAL';
  return { refusal: new Refusal(code, { reason: 'TUS' }), status: error.status_code };
}
