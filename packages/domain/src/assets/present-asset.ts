import { CLIPPED_FROM, type Asset } from '@etouch/contracts/routes/assets';
import type { Actor } from '@etouch/db/actor';
import type { Tx } from '@etouch/db/transaction';
import { isStudio } from './access.ts';
import { presentPicture } from './present-picture.ts';
import type { AssetRow } from './queries.ts';
import { paintedPages } from './rules.ts';

const unmarked = { rating: 0, colourLabel: null, pick: null };

/** Photos as a grid shows them: a fixed number of queries, whatever their number. All are of one project. */
export async function presentAssets(tx: Tx, actor: Actor, rows: readonly AssetRow[]): Promise<Asset[]> {
  const projectId = rows[0]?.projectId;
  if (!projectId) return [];
  const ids = { in: rows.map((row) => row.id) };
  const userId = actor.kind === 'USER' ? actor.userId : null;
  const cullings = isStudio(actor) ? await readCullings(tx, ids) : null;
  const failures = isStudio(actor) ? await readFailures(tx, rows) : null;
  const [marks, clientPicks, selected, comments, versions] = [
    userId ? await tx.photoMark.findMany({ where: { assetId: ids, userId } }) : [],
    await pickedByClient(tx, projectId, ids),
    await selectedAmong(tx, projectId, ids),
    await tx.comment.groupBy({
      by: ['assetId'],
      where: { assetId: ids, resolvedAt: null, parentId: null },
      _count: true,
    }),
    await tx.retouchVersion.groupBy({ by: ['assetId'], where: { assetId: ids }, _count: true }),
  ];
  const markOf = new Map(marks.map((row) => [row.assetId, toMark(row)]));
  const selectedIds = new Set(selected.map((row) => row.assetId));
  const count = (groups: readonly { assetId: string | null; _count: number }[]) =>
    new Map(groups.map((group) => [group.assetId, group._count]));
  const [picks, open, made] = [count(clientPicks), count(comments), count(versions)];
  return rows.map((row) => ({
    id: row.id,
    name: row.originalName,
    assetType: row.assetType,
    status: row.status,
    picture: presentPicture('assets', row.id, row),
    sizeBytes: Number(row.sizeBytes),
    capturedAt: row.capturedAt?.toISOString() ?? null,
    film: toFilm(row),
    pages: toPages(row),
    shownToClient: row.shownToClient,
    trashedAt: row.trashedAt?.toISOString(),
    mark: markOf.get(row.id) ?? unmarked,
    clientPicks: picks.get(row.id),
    selected: selectedIds.has(row.id),
    openComments: open.get(row.id),
    versions: made.get(row.id),
    culling: cullings?.get(row.id),
    processingError: row.processingError ?? undefined,
    processingDetail: row.processingDetail ?? undefined,
    renditionError: failures?.get(row.id),
  }));
}

/** Columns that only the studio's role holds, so that a client's statement must not name them. */
async function readCullings(tx: Tx, ids: { in: string[] }): Promise<Map<string, Asset['culling']>> {
  const rows = await tx.asset.findMany({
    where: {
      id: ids,
      OR: [{ burstKey: { not: null } }, { clipped: { gte: CLIPPED_FROM } }, { likenessKey: { not: null } }],
    },
    select: { id: true, burstKey: true, burstRank: true, burstSize: true, clipped: true, likenessKey: true },
  });
  return new Map(
    rows.map(({ id, burstKey: key, burstRank: rank, burstSize: size, clipped, likenessKey: likeness }) => [
      id,
      {
        ...(key && rank && size ? { burst: { key, rank, size } } : {}),
        ...(clipped !== null && clipped >= CLIPPED_FROM ? { clipped } : {}),
        ...(likeness ? { alike: true as const } : {}),
      },
    ]),
  );
}

/** Why there is no rendition; a column that only the studio's role holds. No question where none has failed. */
async function readFailures(tx: Tx, rows: readonly AssetRow[]): Promise<Map<string, string>> {
  const failed = rows.filter(({ renditionState }) => renditionState === 'FAILED').map(({ id }) => id);
  if (failed.length === 0) return new Map();
  const found = await tx.asset.findMany({ where: { id: { in: failed } }, select: { id: true, renditionError: true } });
  return new Map(found.map(({ id, renditionError }) => [id, renditionError ?? 'CRASHED']));
}

/** A film that was read before renditions were made has none until it is read again. */
function toFilm({ durationMs, renditionState }: Pick<AssetRow, 'durationMs' | 'renditionState'>): Asset['film'] {
  if (durationMs === null) return undefined;
  return { durationMs, rendition: toRendition(renditionState) };
}

function toPages({ pages, renditionState }: Pick<AssetRow, 'pages' | 'renditionState'>): Asset['pages'] {
  if (pages === null || pages < 2) return undefined;
  return { count: pages, shown: paintedPages(pages), rendition: toRendition(renditionState) };
}

function toRendition(state: string | null) {
  return (state ?? 'FAILED') as 'PENDING' | 'READY' | 'FAILED';
}

/** The text columns hold the contract's words: the database checks them. */
export function toMark(row: { rating: number; colourLabel: string | null; pick: string | null }): Asset['mark'] {
  return {
    rating: row.rating,
    colourLabel: row.colourLabel as Asset['mark']['colourLabel'],
    pick: row.pick as Asset['mark']['pick'],
  };
}

/** What was submitted last; null before anything was. */
export async function lastSelectionId(tx: Tx, projectId: string): Promise<string | null> {
  const last = await tx.selection.findFirst({
    where: { projectId },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  return last?.id ?? null;
}

async function selectedAmong(tx: Tx, projectId: string, ids: { in: string[] }) {
  const selectionId = await lastSelectionId(tx, projectId);
  return selectionId
    ? tx.selectionItem.findMany({ where: { assetId: ids, selectionId }, select: { assetId: true } })
    : [];
}

async function pickedByClient(tx: Tx, projectId: string, ids: { in: string[] }) {
  const { clientId } = await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { clientId: true } });
  return tx.photoMark.groupBy({
    by: ['assetId'],
    where: { assetId: ids, organizationId: clientId, pick: 'PICK' },
    _count: true,
  });
}
