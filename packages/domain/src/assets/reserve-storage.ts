import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import { enqueue } from '@etouch/db/enqueue';
import type { Tx } from '@etouch/db/transaction';
import { Refusal } from '../activity/refusal.ts';
import { WARNED_PERCENTS } from './rules.ts';

/**
 * Makes sure that the studio has room for an upload that is announced in this transaction, and keeps others from taking
 * it until the end: to be called right before the UploadSession is written, which reserves it. Who announces after that
 * waits, so nothing that others wait for may be locked afterwards.
 * @throws Refusal QUOTA_EXCEEDED; what is used is told to the studio's own people only
 */
export async function reserveStorage(
  tx: Tx,
  actor: Actor,
  project: { id: string; studioId: string },
  neededBytes: number,
): Promise<void> {
  await asStudio(tx, project.id, async () => {
    const [room] = await tx.$queryRaw<{ usedBytes: bigint; limitBytes: bigint | null }[]>`
      select "usedBytes", "limitBytes" from app.lock_storage(${project.id}::uuid)`;
    if (!room || room.limitBytes === null) return;
    const used = Number(room.usedBytes);
    const limit = Number(room.limitBytes);
    if (used + neededBytes > limit) {
      const isOwn = actor.kind === 'USER' && actor.organizationType === 'STUDIO';
      throw new Refusal('QUOTA_EXCEEDED', {
        values: { neededBytes, ...(isOwn && { usedBytes: used, limitBytes: limit }) },
      });
    }
    const isCrossing = WARNED_PERCENTS.some(
      (percent) => used * 100 < limit * percent && (used + neededBytes) * 100 >= limit * percent,
    );
    if (isCrossing) await enqueue(tx, 'warn-of-storage', { organizationId: project.studioId, projectId: project.id });
  });
}
