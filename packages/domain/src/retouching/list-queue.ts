import type { z } from 'zod';
import type { listQueue as contract } from '@etouch/contracts/routes/rounds';
import type { Actor } from '@etouch/db/actor';
import { categoryLabels } from '@etouch/db/category-labels';
import type { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import { behind, cutPage, openCursor } from '../activity/cursor.ts';
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
  projectId: true,
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

type Query = z.output<typeof contract.query>;

/** A page of the retoucher's queue by deadline, under neutral codes and names. */
export async function listQueue(deps: Deps, actor: Actor, query: Query) {
  const [deadline, id] = query.cursor ? openCursor('queue', query.cursor) : [];
  return deps.db.withActor(actor, async (tx) => {
    const read = await readPage(tx, actor, query, id ? { deadline: deadline || null, id } : undefined);
    const { rows, nextCursor } = cutPage('queue', query.limit, read, (row) => [
      row.deadline?.toISOString() ?? '',
      row.id,
    ]);
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
        projectId: row.projectId,
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
      nextCursor,
    };
  });
}

/** The next `limit + 1` assignments. Those without a deadline come last and are asked for apart, as photos without a time are. */
async function readPage(tx: Tx, actor: Actor, query: Query, position?: { deadline: string | null; id: string }) {
  const { limit, roundId, state } = query;
  const own = [
    ownAssignments(actor, new Date()),
    { roundAsset: { ...(roundId && { roundId }), ...(state && { state }) } },
  ];
  const read = (where: Prisma.AssignmentWhereInput, take: number) =>
    tx.assignment.findMany({
      where: { AND: [...own, where] },
      orderBy: [{ deadline: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take,
      select: queueSelect,
    });
  if (!position) return read({}, limit + 1);
  if (position.deadline === null) return read({ deadline: null, id: { gt: position.id } }, limit + 1);
  const rows = await read(behind('deadline', 'asc', new Date(position.deadline), position.id), limit + 1);
  return rows.length > limit ? rows : [...rows, ...(await read({ deadline: null }, limit + 1 - rows.length))];
}
