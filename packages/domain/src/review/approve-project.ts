import { closeRound } from '../retouching/close-round.ts';
import { freezeDelivery } from './freeze-delivery.ts';
import type { TransitionContext, TransitionEffect } from './transition-project.ts';

/** Freezes what was approved, closes the round and makes the quoted lines ready to be invoiced. */
async function conclude({ tx, project, now }: TransitionContext): Promise<void> {
  await freezeDelivery(tx, project.id, now);
  await closeRound(tx, project, now);
  await tx.projectPricingItem.updateMany({
    where: { projectId: project.id, billingState: 'QUOTED' },
    data: { billingState: 'UNBILLED' },
  });
}

export const approve: TransitionEffect = { apply: conclude };

export const deliverWithoutRetouch: TransitionEffect = { apply: conclude };
