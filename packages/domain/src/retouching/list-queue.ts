import type { z } from 'zod';
import type { listQueue as contract } from '@etouch/contracts/routes/rounds';
import type { Actor } from '@etouch/db/actor';
import { categoryLabels } from '@etouch/db/category-labels';
import type { Prisma } from '@etouch/db/prisma';
import type { Deps } from '../activity/deps.ts';
import { ownAssignments } from './access.ts';
import { presentPicture } from '../assets/present-picture.ts';
import { pictureSelect } from '../assets/queries.ts';
import { presentVersion } from './present-round.ts';
import { openCommentsByAsset, versionSelect } from './queries.ts';

/** What a retoucher knows of its work. */
const queueSelect = {
  id: true,
  assetId: true,
  agreedCostCents: true,
  currency: true,
  deadline: true,
  handedInAt: true,
  accessEndsAt: true,
  assignee: { select: { id: true, name: true } },
  roundAsset: {
    select: {
      id: true,
      roundId: true,
      assetId: true,
      state: true,
      instruction: true,
      asset: { select: { neutralName: true, ...pictureSelect } },
      categories: { select: { categoryId: true } },
      versions: { orderBy: { number: 'desc' }, select: versionSelect.ofMaker },
      round: {
        select: {
          number: true,
          guidelines: { select: { guidelineFile: { select: { id: true, name: true, version: true, body: true } } } },
          project: { select: { code: true, studio: { select: { id: true, name: true } } } },
        },
      },
    },
  },
} satisfies Prisma.AssignmentSelect;

/** The retoucher's queue by deadline, under neutral codes and names. */
export async function listQueue(deps: Deps, actor: Actor, query: z.output<typeof contract.query>) {
  return deps.db.withActor(actor, async (tx) => {
    const rows = await tx.assignment.findMany({
      where: {
        AND: [
          ownAssignments(actor, new Date()),
          {
            roundAsset: {
              ...(query.roundId ? { roundId: query.roundId } : {}),
              ...(query.state ? { state: query.state } : {}),
            },
          },
        ],
      },
      orderBy: [{ deadline: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      select: queueSelect,
    });
    const labels = await categoryLabels(tx);
    const openComments = await openCommentsByAsset(
      tx,
      rows.map((row) => row.assetId),
    );
    return {
      items: rows.map(({ roundAsset: item, ...row }) => ({
        assignmentId: row.id,
        roundAssetId: item.id,
        roundId: item.roundId,
        assetId: item.assetId,
        projectCode: item.round.project.code,
        roundNumber: item.round.number,
        name: item.asset.neutralName,
        picture: presentPicture('assets', item.assetId, item.asset),
        state: item.state as 'TODO' | 'SUBMITTED' | 'QC_REJECTED' | 'QC_PASSED' | 'APPROVED' | 'REJECTED',
        instruction: item.instruction,
        categories: item.categories
          .flatMap(({ categoryId }) => labels.get(categoryId) ?? [])
          .map(({ id, name }) => ({ id, name })),
        guidelines: item.round.guidelines.map(({ guidelineFile }) => ({
          id: guidelineFile.id,
          name: guidelineFile.name,
          version: guidelineFile.version,
          body: guidelineFile.body,
        })),
        assignee: row.assignee,
        agreedCost: { amount: row.agreedCostCents, currency: row.currency },
        deadline: row.deadline?.toISOString() ?? null,
        handedInAt: row.handedInAt?.toISOString() ?? null,
        accessEndsAt: row.accessEndsAt?.toISOString() ?? null,
        studio: item.round.project.studio,
        versions: item.versions.map(presentVersion),
        openComments: openComments.get(item.assetId) ?? 0,
      })),
    };
  });
}
