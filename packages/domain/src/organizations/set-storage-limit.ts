import type { Storage } from '@etouch/contracts/routes/storage';
import type { Deps } from '../activity/deps.ts';
import { notFound } from '../activity/refusal.ts';
import type { UserActor } from './access.ts';
import { presentStorage } from './read-storage.ts';

/**
 * How much a studio may store; done by the platform's administrators. Below what it stores already nothing is lost, and
 * nothing more is taken.
 * @param limitBytes null: no limit
 * @throws Refusal NOT_FOUND for what is no studio, and for everyone else
 */
export async function setStorageLimit(
  deps: Deps,
  actor: UserActor,
  studioId: string,
  limitBytes: number | null,
): Promise<Storage> {
  return deps.db.withActor(actor, async (tx) => {
    const { count } = await tx.storageUsage.updateMany({
      where: { studioId },
      data: { limitBytes: limitBytes === null ? null : BigInt(limitBytes) },
    });
    if (count === 0) throw notFound();
    return presentStorage(await tx.storageUsage.findUniqueOrThrow({ where: { studioId } }));
  });
}
