import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';

const LOOK_BACK_MS = 2 * 24 * 60 * 60 * 1000;

/**
 * Storage keys of uploads of the studio that ended lately without a photo or a version: nothing else ever stood under
 * them, so what is there can go. A server killed between the row and the file leaves such bytes behind.
 * @param actor SYSTEM of the studio
 */
export async function listAbandonedFiles(deps: Deps, actor: Actor): Promise<string[]> {
  return deps.db.withActor(actor, async (tx) => {
    const rows = await tx.uploadSession.findMany({
      where: {
        state: { in: ['FAILED', 'EXPIRED', 'CANCELED'] },
        versionId: null,
        updatedAt: { gt: new Date(Date.now() - LOOK_BACK_MS) },
      },
      select: { storageKey: true },
    });
    return rows.map((row) => row.storageKey);
  });
}
