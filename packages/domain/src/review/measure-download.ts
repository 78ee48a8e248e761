import type { DownloadContent } from '@etouch/contracts/routes/downloads';
import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { findDownloadFiles } from './list-download.ts';

const contents = ['ORIGINALS', 'VERSIONS', 'FINALS'] as const satisfies DownloadContent[];

/**
 * How much each kind of download of these photos would be, for this actor; kinds of which there is nothing are left out.
 * @throws Refusal NOT_FOUND for a project that is not visible
 */
export async function measureDownloads(
  deps: Deps,
  actor: Actor,
  projectId: string,
  ids: readonly string[] | undefined,
): Promise<{ content: DownloadContent; fileCount: number; totalBytes: number }[]> {
  return deps.db.withActor(actor, async (tx) => {
    const sizes = [];
    for (const content of contents) {
      const { files } = await findDownloadFiles(tx, actor, { projectId, content, ids });
      const totalBytes = files.reduce((sum, file) => sum + file.storedBytes, 0);
      if (files.length > 0) sizes.push({ content, fileCount: files.length, totalBytes });
    }
    return sizes;
  });
}
