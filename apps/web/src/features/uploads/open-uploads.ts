import { listUploads, uploadsPath } from '@etouch/contracts/routes/uploads';
import type { Upload } from '@etouch/contracts/routes/uploads';
import { api } from '../../lib/api.ts';
import type { UploadTarget } from './upload-item.ts';

const known = new Map<string, Promise<Upload[]>>();

const keyOf = (target: UploadTarget) => (target.purpose === 'ASSET' ? target.projectId : target.roundId);

/** Asked once for all files of a drop: thousands of them follow each other. */
function openUploads(target: UploadTarget): Promise<Upload[]> {
  const key = keyOf(target);
  const asked =
    known.get(key) ??
    api
      .callAll(listUploads, {
        query: target.purpose === 'ASSET' ? { projectId: key, state: 'OPEN' } : { roundId: key, state: 'OPEN' },
      })
      .then(({ items }) => items);
  known.set(key, asked);
  asked.catch(() => known.delete(key));
  return asked;
}

/**
 * The address at which this person left the same file half sent, before a reload or in another browser; null when there
 * is none. Found by what it holds and what it is for, and given only once.
 */
export async function findOpenUpload(name: string, target: UploadTarget, sha256: string): Promise<string | null> {
  const open = await openUploads(target);
  const roundAssetId = target.purpose === 'VERSION' ? (target.roundAssetId ?? null) : null;
  const at = open.findIndex(
    (upload) =>
      upload.sha256 === sha256 &&
      upload.fileName === name &&
      upload.purpose === target.purpose &&
      upload.roundAssetId === roundAssetId,
  );
  const [found] = at < 0 ? [] : open.splice(at, 1);
  return found ? `${uploadsPath}/${found.id}` : null;
}

/** What is open at the server may be another thing the next time. */
export function forgetOpenUploads(): void {
  known.clear();
}
