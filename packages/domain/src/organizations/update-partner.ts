import type { Database } from '@etouch/db/client';
import { notFound } from '../activity/refusal.ts';
import type { UserActor } from './access.ts';

/** Changes the terms agreed with a partner of the actor's studio. @throws Refusal NOT_FOUND */
export function updatePartner(deps: { db: Database }, actor: UserActor, id: string, terms: { standingTerms: boolean }) {
  return deps.db.withActor(actor, async (tx) => {
    const changed = await tx.studioPartner.updateMany({
      where: { id, studioId: actor.organizationId, endedAt: null },
      data: terms,
    });
    if (changed.count === 0) throw notFound();
    return tx.studioPartner.findUniqueOrThrow({ where: { id }, include: { partner: { select: { name: true } } } });
  });
}
