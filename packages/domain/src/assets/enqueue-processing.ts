import { enqueue } from '@etouch/db/enqueue';
import type { Tx } from '@etouch/db/transaction';
import { PRIORITY } from './rules.ts';

/**
 * Has photos processed, in the given order. Each takes its turn behind those of its project that wait already, and is
 * level with the photo of any other project that waits behind as many: a shoot of 3,000 never holds up one of ten, and
 * whatever those ten leave is the large one's. A photo that somebody looks at overtakes all of them (wantPictures).
 * Call it once the photos are UPLOADED.
 */
export async function enqueueProcessing(
  tx: Tx,
  { studioId, projectId }: { studioId: string; projectId: string },
  assetIds: readonly string[],
): Promise<void> {
  const waiting = await tx.asset.count({
    where: { projectId, status: { in: ['UPLOADED', 'PROCESSING'] }, processingError: null },
  });
  const ahead = Math.max(0, waiting - assetIds.length);
  for (const [i, assetId] of assetIds.entries())
    await enqueue(
      tx,
      'process-asset',
      { organizationId: studioId, assetId },
      { priority: PRIORITY.arrived - ahead - i },
    );
}
