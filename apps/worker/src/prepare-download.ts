import type { Actor } from '@etouch/db/actor';
import { completeDownload, failDownload, findUnprepared, noteProgress } from '@etouch/domain/review/complete-download';
import { StorageUnreachable } from '@etouch/integrations/storage/storage';
import { withChecksums, type ChecksumDeps } from './checksum-files.ts';

/** Milliseconds between two words about how far it is. */
const PROGRESS_MS = 1_000;

/**
 * Computes what a download lacks, so that its archive can be fetched. Killed and run again, it goes on from there.
 * @param isLast when it fails now it is not tried again, and who waits is told
 */
export async function prepareDownload(
  deps: ChecksumDeps,
  actor: Actor,
  downloadId: string,
  isLast: boolean,
): Promise<void> {
  try {
    await prepare(deps, actor, downloadId);
  } catch (error) {
    if (isLast && !(error instanceof StorageUnreachable)) await failDownload(deps, actor, downloadId);
    throw error;
  }
}

async function prepare(deps: ChecksumDeps, actor: Actor, downloadId: string): Promise<void> {
  const files = await findUnprepared(deps, actor, downloadId);
  if (!files) return;
  let told = Date.now();
  const known = await withChecksums(deps, files, async (count) => {
    if (Date.now() - told < PROGRESS_MS) return;
    told = Date.now();
    await noteProgress(deps, actor, downloadId, count);
  });
  await completeDownload(deps, actor, downloadId, known);
}
