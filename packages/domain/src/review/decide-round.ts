import { closeRound } from '../retouching/close-round.ts';
import { openRound } from '../retouching/open-round.ts';
import { openRoundOf } from '../retouching/queries.ts';
import type { TransitionContext, TransitionEffect } from './transition-project.ts';

/** Shows the client the newest passed version of every photo of the round. */
export const submitForValidation: TransitionEffect = {
  async apply({ tx, project, now }) {
    const round = await openRoundOf(tx, project.id);
    const items = await tx.roundAsset.findMany({
      where: { roundId: round.id },
      select: {
        versions: { where: { qcDecision: 'PASSED' }, orderBy: { number: 'desc' }, take: 1, select: { id: true } },
      },
    });
    await tx.retouchVersion.updateMany({
      where: { id: { in: items.flatMap((item) => item.versions.map((version) => version.id)) }, releasedAt: null },
      data: { releasedAt: now },
    });
  },
};

/** Closes the round and opens the next with only the rejected photos; whoever retouched them goes on, at no cost. */
export const requestChanges: TransitionEffect = {
  async apply({ tx, project, input, now }: TransitionContext) {
    const round = await openRoundOf(tx, project.id);
    const rejected = await tx.roundAsset.findMany({
      where: { roundId: round.id, state: 'REJECTED' },
      include: { categories: true, assignment: true },
    });
    const guidelines = await tx.roundGuideline.findMany({ where: { roundId: round.id } });
    await closeRound(tx, project, now);
    await openRound(tx, {
      projectId: project.id,
      studioId: project.studioId,
      work: rejected.map((item) => ({
        assetId: item.assetId,
        instruction: item.instruction,
        categoryIds: item.categories.map(({ categoryId }) => categoryId),
        assignment: item.assignment && {
          organizationId: item.assignment.organizationId,
          assigneeId: item.assignment.assigneeId,
          currency: item.assignment.currency,
        },
      })),
      guidelineFileIds: guidelines.map((row) => row.guidelineFileId),
      deadline: input.roundDeadline ? new Date(input.roundDeadline) : null,
      billable: false,
    });
  },
};
