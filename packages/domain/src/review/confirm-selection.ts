import { priceSelection } from '../pricing/price-selection.ts';
import { readFacts } from '../projects/queries.ts';
import { addToRound, openRound, type RoundWork } from '../retouching/open-round.ts';
import type { TransitionContext, TransitionEffect } from './transition-project.ts';

async function lastSelection({ tx, project }: TransitionContext) {
  return tx.selection.findFirstOrThrow({
    where: { projectId: project.id },
    orderBy: { number: 'desc' },
    include: { items: { include: { categories: true } } },
  });
}

/**
 * Confirming opens round 1 with every photo to be retouched and pins the guidelines in force. Where a round is running
 * already (the selection was reopened), its work stays and only what was added or dropped changes.
 */
export const confirm: TransitionEffect = {
  async propose({ tx, project }) {
    // Prices are written first, so that the guard on the quote reads what will be invoiced.
    await priceSelection(tx, project);
    return (await readFacts(tx, [project])).get(project.id) ?? {};
  },
  async apply(context) {
    const { tx, project, input } = context;
    const selection = await lastSelection(context);
    const work: RoundWork[] = selection.items
      .filter((item) => !item.asIs)
      .map((item) => ({
        assetId: item.assetId,
        instruction: item.instruction,
        categoryIds: item.categories.map(({ categoryId }) => categoryId),
        assignment: null,
      }));
    const running = await tx.retouchRound.findFirst({ where: { projectId: project.id, closedAt: null } });
    if (running) {
      await dropDeselected(context, running.id, new Set(work.map((item) => item.assetId)));
      await addToRound(tx, { ...running, studioId: project.studioId }, work);
      return;
    }
    await openRound(tx, {
      projectId: project.id,
      studioId: project.studioId,
      work,
      guidelineFileIds: await guidelinesInForce(
        context,
        selection.items.map((item) => item.guidelineFileId),
      ),
      deadline: input.roundDeadline ? new Date(input.roundDeadline) : null,
      billable: true,
    });
  },
};

/** Photos no longer selected leave the round unless somebody already worked on them. */
async function dropDeselected({ tx }: TransitionContext, roundId: string, kept: ReadonlySet<string>): Promise<void> {
  const items = await tx.roundAsset.findMany({
    where: { roundId, versions: { none: {} }, uploads: { none: {} } },
    select: { id: true, assetId: true },
  });
  const dropped = items.filter((item) => !kept.has(item.assetId)).map((item) => item.id);
  await tx.assignment.deleteMany({ where: { roundAssetId: { in: dropped } } });
  await tx.roundAsset.deleteMany({ where: { id: { in: dropped } } });
}

/** The versions in force of the project's guidelines and of those named on single photos. */
async function guidelinesInForce({ tx, project }: TransitionContext, named: (string | null)[]): Promise<string[]> {
  const keys = await tx.guidelineFile.findMany({
    where: {
      OR: [
        { projects: { some: { projectId: project.id } } },
        { id: { in: named.filter((id): id is string => id !== null) } },
      ],
    },
    select: { guidelineKey: true },
  });
  const inForce = await tx.guidelineFile.findMany({
    where: { guidelineKey: { in: keys.map((row) => row.guidelineKey) }, supersededAt: null },
    select: { id: true },
  });
  return inForce.map((row) => row.id);
}
