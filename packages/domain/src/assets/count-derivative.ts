import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';

/** Adds a derivative that was made after the others (tiles, on first need) to what a photo or a version takes up. */
export async function countDerivative(
  deps: Deps,
  actor: Actor,
  of: 'asset' | 'version',
  id: string,
  bytes: number,
): Promise<void> {
  const data = { derivativeBytes: { increment: BigInt(bytes) } };
  await deps.db.withActor(actor, async (tx) => {
    if (of === 'asset') await tx.asset.updateMany({ where: { id }, data });
    else await tx.retouchVersion.updateMany({ where: { id }, data });
  });
}
