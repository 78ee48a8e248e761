import type { Tx } from '@etouch/db/transaction';

export interface RoundWork {
  assetId: string;
  instruction: string | null;
  categoryIds: readonly string[];
  /** Who goes on with it; null leaves it to the studio to assign. */
  assignment: { organizationId: string; assigneeId: string | null; currency: string } | null;
}

export interface RoundOpening {
  projectId: string;
  studioId: string;
  work: readonly RoundWork[];
  guidelineFileIds: readonly string[];
  deadline: Date | null;
  billable: boolean;
}

/** Opens the next round of a project with its photos and pins the guidelines in force. Runs with the studio's rights. */
export async function openRound(tx: Tx, opening: RoundOpening): Promise<{ id: string; number: number }> {
  const { projectId, studioId } = opening;
  const last = await tx.retouchRound.aggregate({ where: { projectId }, _max: { number: true } });
  const round = await tx.retouchRound.create({
    data: {
      projectId,
      number: (last._max.number ?? 0) + 1,
      deadline: opening.deadline,
      billable: opening.billable,
    },
    select: { id: true, number: true },
  });
  await tx.roundGuideline.createMany({
    data: opening.guidelineFileIds.map((guidelineFileId) => ({ roundId: round.id, guidelineFileId, projectId })),
  });
  await addToRound(tx, { id: round.id, projectId, studioId }, opening.work);
  return round;
}

/** Adds photos to a round; those already in it stay as they are. Runs with the studio's rights. */
export async function addToRound(
  tx: Tx,
  round: { id: string; projectId: string; studioId: string },
  work: readonly RoundWork[],
): Promise<void> {
  const { projectId, studioId } = round;
  await tx.roundAsset.createMany({
    data: work.map(({ assetId, instruction }) => ({ roundId: round.id, projectId, assetId, instruction })),
    skipDuplicates: true,
  });
  const rows = await tx.roundAsset.findMany({ where: { roundId: round.id }, select: { id: true, assetId: true } });
  const idOf = new Map(rows.map((row) => [row.assetId, row.id]));
  await tx.roundAssetCategory.createMany({
    data: work.flatMap(({ assetId, categoryIds }) =>
      categoryIds.map((categoryId) => ({ roundAssetId: idOf.get(assetId)!, categoryId, projectId, studioId })),
    ),
    skipDuplicates: true,
  });
  await tx.assignment.createMany({
    data: work.flatMap(({ assetId, assignment }) =>
      assignment ? [{ roundAssetId: idOf.get(assetId)!, projectId, studioId, assetId, ...assignment }] : [],
    ),
    skipDuplicates: true,
  });
}
