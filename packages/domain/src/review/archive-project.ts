import type { Tx } from '@etouch/db/transaction';
import { enqueueProcessing } from '../assets/enqueue-processing.ts';
import { closeRound } from '../retouching/close-round.ts';
import type { TransitionContext, TransitionEffect } from './transition-project.ts';

const columns: TransitionEffect['columns'] = ({ project }) => ({ stateBeforeArchive: project.workflowState });

async function waive({ tx, project, input }: TransitionContext, billingStates: string[]): Promise<void> {
  await tx.projectPricingItem.updateMany({
    where: { projectId: project.id, billingState: { in: billingStates } },
    data: { billingState: 'WAIVED', waivedReason: input.waiverReason ?? null },
  });
}

async function archiveAssets({ tx, project }: TransitionContext): Promise<void> {
  await tx.asset.updateMany({
    where: { projectId: project.id, status: { in: ['READY', 'DELIVERED'] } },
    data: { status: 'ARCHIVED' },
  });
}

export const archive: TransitionEffect = {
  columns,
  async apply(context) {
    if (context.input.waiverReason) await waive(context, ['UNBILLED']);
    await archiveAssets(context);
  },
};

/** Canceling makes the work that was done billable, unless it is waived with a reason; what was not done is dropped. */
export const cancel: TransitionEffect = {
  columns,
  async apply(context) {
    const { tx, project, input, now } = context;
    const where = { projectId: project.id, billingState: 'QUOTED' };
    if (input.waiverReason) {
      await waive(context, ['QUOTED', 'UNBILLED']);
    } else {
      await tx.projectPricingItem.updateMany({
        where: { ...where, asset: { versions: { some: { qcDecision: 'PASSED' } } } },
        data: { billingState: 'UNBILLED' },
      });
      await tx.projectPricingItem.deleteMany({ where });
    }
    await closeRound(tx, project, now);
    await archiveAssets(context);
  },
};

/** Previews that a retention policy deleted are made again from their originals. */
async function remakePreviews(tx: Tx, { id: projectId, studioId }: TransitionContext['project']): Promise<void> {
  const bare = await tx.asset.updateManyAndReturn({
    where: {
      projectId,
      status: 'ARCHIVED',
      derivativesKey: null,
      storageKey: { not: null },
      deliverables: { none: {} },
    },
    data: { status: 'UPLOADED', processingAttempts: 0 },
    select: { id: true },
  });
  await enqueueProcessing(
    tx,
    { studioId, projectId },
    bare.map(({ id }) => id),
  );
}

/** Back to the state before; a round that canceling closed goes on, and delivered photos are delivered again. */
export const unarchive: TransitionEffect = {
  columns: () => ({ stateBeforeArchive: null }),
  async apply({ tx, project }, transition) {
    const archived = { projectId: project.id, status: 'ARCHIVED' as const };
    await remakePreviews(tx, project);
    if (transition.to === 'DONE')
      await tx.asset.updateMany({ where: { ...archived, deliverables: { some: {} } }, data: { status: 'DELIVERED' } });
    await tx.asset.updateMany({ where: archived, data: { status: 'READY' } });
    if (transition.to !== 'IN_RETOUCH' && transition.to !== 'CLIENT_VALIDATION') return;
    const round = await tx.retouchRound.findFirst({ where: { projectId: project.id }, orderBy: { number: 'desc' } });
    if (!round) return;
    await tx.retouchRound.updateMany({ where: { id: round.id }, data: { closedAt: null } });
    await tx.assignment.updateMany({ where: { roundAsset: { roundId: round.id } }, data: { accessEndsAt: null } });
  },
};
