import type { TilesPolicy } from '@etouch/contracts/routes/storage';
import type { Deps } from '../activity/deps.ts';
import { notFound } from '../activity/refusal.ts';
import type { UserActor } from './access.ts';
import { findTilesPolicy } from './queries.ts';

/** When the actor's studio has tiles made. @throws Refusal NOT_FOUND for every other kind of organization */
export async function readTilesPolicy(deps: Deps, actor: UserActor): Promise<{ policy: TilesPolicy }> {
  return deps.db.withActor(actor, async (tx) => ({ policy: await findTilesPolicy(tx, actor.organizationId) }));
}

/**
 * Sets it, for what comes or is looked at from now on: tiles that exist are kept and shown. The database writes the
 * change to the audit.
 * @throws Refusal NOT_FOUND for every other kind of organization
 */
export async function setTilesPolicy(
  deps: Deps,
  actor: UserActor,
  policy: TilesPolicy,
): Promise<{ policy: TilesPolicy }> {
  return deps.db.withActor(actor, async (tx) => {
    const { count } = await tx.organization.updateMany({
      where: { id: actor.organizationId, type: 'STUDIO' },
      data: { tilesPolicy: policy },
    });
    if (count === 0) throw notFound();
    return { policy };
  });
}
