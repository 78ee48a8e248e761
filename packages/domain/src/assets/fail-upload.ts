import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import type { Deps } from '../activity/deps.ts';
import { closeWithoutAsset, outcomeOf, type UploadOutcome } from './accept-upload.ts';
import { loadUpload } from './queries.ts';

/**
 * Ends an open upload without a result: it failed (`error` says why), expired or was given up. Its bytes may then be
 * removed. An upload that has ended already stays as it is.
 */
export async function failUpload(
  deps: Deps,
  actor: Actor,
  uploadId: string,
  state: 'FAILED' | 'EXPIRED' | 'CANCELED',
  error: string | null,
): Promise<UploadOutcome> {
  return deps.db.withActor(actor, async (tx) => {
    const { projectId } = await loadUpload(tx, uploadId);
    return asStudio(tx, projectId, async () => {
      const upload = await loadUpload(tx, uploadId);
      if (upload.state !== 'OPEN') return outcomeOf(upload);
      await closeWithoutAsset(tx, upload, state, error);
      return { outcome: 'refused', error: error ?? state };
    });
  });
}
