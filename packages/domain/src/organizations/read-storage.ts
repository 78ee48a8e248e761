import type { Storage } from '@etouch/contracts/routes/storage';
import type { Prisma } from '@etouch/db/prisma';
import { notFound } from '../activity/refusal.ts';
import type { Deps } from '../activity/deps.ts';
import type { UserActor } from './access.ts';

/** What the actor's studio stores. @throws Refusal NOT_FOUND for every other kind of organization */
export async function readStorage(deps: Deps, actor: UserActor): Promise<Storage> {
  return deps.db.withActor(actor, async (tx) => {
    const row = await tx.storageUsage.findUnique({ where: { studioId: actor.organizationId } });
    if (!row) throw notFound();
    return presentStorage(row);
  });
}

/** A studio's storage as the API shows it, in bytes. */
export function presentStorage(row: Prisma.StorageUsageGetPayload<object>): Storage {
  const { originalBytes, versionBytes, derivativeBytes, reservedBytes, limitBytes } = row;
  return {
    usedBytes: Number(originalBytes + versionBytes + derivativeBytes + reservedBytes),
    originalBytes: Number(originalBytes),
    versionBytes: Number(versionBytes),
    derivativeBytes: Number(derivativeBytes),
    reservedBytes: Number(reservedBytes),
    limitBytes: limitBytes === null ? null : Number(limitBytes),
  };
}
