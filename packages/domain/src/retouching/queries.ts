import type { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import { Refusal } from '../activity/refusal.ts';

export const roundInclude = {
  guidelines: { include: { guidelineFile: { select: { id: true, name: true, version: true } } } },
  roundAssets: {
    orderBy: [{ asset: { originalName: 'asc' } }, { id: 'asc' }],
    include: {
      asset: true,
      categories: true,
      assignment: {
        include: {
          organization: { select: { id: true, name: true } },
          assignee: { select: { id: true, name: true } },
        },
      },
      versions: {
        orderBy: { number: 'desc' },
        include: { organization: { select: { id: true, name: true } } },
      },
    },
  },
} satisfies Prisma.RetouchRoundInclude;

export type RoundRow = Prisma.RetouchRoundGetPayload<{ include: typeof roundInclude }>;
export type VersionRow = RoundRow['roundAssets'][number]['versions'][number];

/** The round in which work goes on. @throws Refusal GUARD_REFUSED when none is open */
export async function openRoundOf(tx: Tx, projectId: string) {
  const round = await tx.retouchRound.findFirst({ where: { projectId, closedAt: null }, orderBy: { number: 'desc' } });
  if (!round) throw new Refusal('GUARD_REFUSED', { reason: 'NO_OPEN_ROUND' });
  return round;
}

/** Open comments per asset, as far as the actor sees them, in one query. */
export async function openCommentsByAsset(tx: Tx, assetIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.comment.groupBy({
    by: ['assetId'],
    where: { assetId: { in: [...assetIds] }, resolvedAt: null, parentId: null },
    _count: true,
  });
  return new Map(rows.flatMap((row) => (row.assetId ? [[row.assetId, row._count] as const] : [])));
}
