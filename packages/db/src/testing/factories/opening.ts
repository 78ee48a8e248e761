import type { Assignment, PrismaClient, RetouchRound, RoundAsset } from '../../generated/prisma/client.ts';

/** Who does which photo. */
export interface Given {
  assetId: string;
  organizationId: string;
  assigneeId?: string;
  categoryId?: string;
  agreedCostCents?: number;
}

/** One photo's place in a round, and who does it. */
export interface Work {
  roundAsset: RoundAsset;
  assignment: Assignment;
}

/** Round 1 of a project, each of its photos given to somebody. The project's state is the caller's to move. */
export async function openRound(
  owner: PrismaClient,
  project: { id: string; studioId: string },
  photos: readonly Given[],
): Promise<{ round: RetouchRound; work: Work[] }> {
  const { id: projectId, studioId } = project;
  const round = await owner.retouchRound.create({ data: { projectId, number: 1 } });
  const work: Work[] = [];
  for (const { assetId, categoryId, ...given } of photos) {
    const roundAsset = await owner.roundAsset.create({ data: { roundId: round.id, projectId, assetId } });
    const roundAssetId = roundAsset.id;
    if (categoryId) await owner.roundAssetCategory.create({ data: { roundAssetId, categoryId, projectId, studioId } });
    const assignment = await owner.assignment.create({
      data: { roundAssetId, projectId, studioId, assetId, ...given },
    });
    work.push({ roundAsset, assignment });
  }
  return { round, work };
}
