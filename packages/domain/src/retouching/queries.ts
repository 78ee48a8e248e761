import type { Actor } from '@etouch/db/actor';
import type { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import { Refusal } from '../activity/refusal.ts';
import { pictureSelect } from '../assets/queries.ts';

/** What every side that sees a version is shown of it. */
const shown = {
  id: true,
  number: true,
  assetId: true,
  roundId: true,
  roundAssetId: true,
  sizeBytes: true,
  sha256: true,
  status: true,
  releasedAt: true,
  clientDecision: true,
  createdAt: true,
  ...pictureSelect,
} satisfies Prisma.RetouchVersionSelect;

/** How it came about: for its maker and the studio. The client learns neither who retouches nor what was sent back. */
const making = {
  originalName: true,
  processingError: true,
  processingDetail: true,
  matchedBy: true,
  handedInAt: true,
  qcDecision: true,
  qcDecidedAt: true,
  qcReason: true,
  organization: { select: { id: true, name: true } },
} satisfies Prisma.RetouchVersionSelect;

export const versionSelect = { ofClient: shown, ofMaker: { ...shown, ...making } };

export type VersionRow = Prisma.RetouchVersionGetPayload<{ select: typeof shown }> &
  Partial<Prisma.RetouchVersionGetPayload<{ select: typeof making }>>;

/** Whether a version's making is kept from this actor. */
export function isOutsider(actor: Actor): boolean {
  return actor.kind === 'GUEST' || (actor.kind === 'USER' && actor.organizationType === 'CLIENT');
}

/** Versions with what this actor may know of them. */
export async function findVersions(
  tx: Tx,
  actor: Actor,
  where: Prisma.RetouchVersionWhereInput,
): Promise<VersionRow[]> {
  const orderBy = [{ number: 'asc' as const }, { id: 'asc' as const }];
  if (isOutsider(actor)) return tx.retouchVersion.findMany({ where, orderBy, select: versionSelect.ofClient });
  return tx.retouchVersion.findMany({ where, orderBy, select: versionSelect.ofMaker });
}

const round = {
  id: true,
  number: true,
  billable: true,
  deadline: true,
  openedAt: true,
  closedAt: true,
  guidelines: { select: { guidelineFile: { select: { id: true, name: true, version: true } } } },
} satisfies Prisma.RetouchRoundSelect;

const roundAsset = {
  id: true,
  roundId: true,
  assetId: true,
  state: true,
  instruction: true,
  asset: { select: { originalName: true, ...pictureSelect } },
  categories: { select: { categoryId: true } },
} satisfies Prisma.RoundAssetSelect;

const assignment = {
  id: true,
  agreedCostCents: true,
  currency: true,
  deadline: true,
  handedInAt: true,
  organization: { select: { id: true, name: true } },
  assignee: { select: { id: true, name: true } },
} satisfies Prisma.AssignmentSelect;

export type RoundAssetRow = Prisma.RoundAssetGetPayload<{ select: typeof roundAsset }> & {
  /** Absent for the client. */
  assignment?: Prisma.AssignmentGetPayload<{ select: typeof assignment }> | null;
  versions: VersionRow[];
};
export type RoundRow = Prisma.RetouchRoundGetPayload<{ select: typeof round }>;

/** Rounds by number, the newest first. @param before only rounds numbered below */
export async function findRounds(
  tx: Tx,
  projectId: string,
  before: number | undefined,
  take: number,
): Promise<RoundRow[]> {
  const number = before === undefined ? undefined : { lt: before };
  return tx.retouchRound.findMany({ where: { projectId, number }, orderBy: { number: 'desc' }, take, select: round });
}

/** Photos of rounds with their versions, by id, with what this actor may know of them. */
export async function findRoundAssets(
  tx: Tx,
  actor: Actor,
  where: Prisma.RoundAssetWhereInput,
  take: number,
): Promise<RoundAssetRow[]> {
  const orderBy = { number: 'desc' } as const;
  const page = { where, orderBy: { id: 'asc' as const }, take };
  if (isOutsider(actor)) {
    const versions = { orderBy, select: versionSelect.ofClient };
    return tx.roundAsset.findMany({ ...page, select: { ...roundAsset, versions } });
  }
  const versions = { orderBy, select: versionSelect.ofMaker };
  return tx.roundAsset.findMany({ ...page, select: { ...roundAsset, assignment: { select: assignment }, versions } });
}

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
