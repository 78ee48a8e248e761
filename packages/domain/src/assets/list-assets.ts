import type { z } from 'zod';
import type { getAsset as getContract, listAssets as contract } from '@etouch/contracts/routes/assets';
import type { Actor } from '@etouch/db/actor';
import type { Prisma } from '@etouch/db/prisma';
import type { Tx } from '@etouch/db/transaction';
import { behind, openCursor, sealCursor } from '../activity/cursor.ts';
import type { Deps } from '../activity/deps.ts';
import { notFound } from '../activity/refusal.ts';
import { loadProject } from '../projects/queries.ts';
import { isStudio, shownAssets, visibleAssets } from './access.ts';
import { filterAssets } from './filter-assets.ts';
import { presentAssets } from './present-asset.ts';
import { assetSelect } from './queries.ts';

type Query = z.output<typeof contract.query>;
type PersonalFacts = NonNullable<z.output<typeof getContract.response>['personal']>;
type Sort = Query['sort'];
interface Position {
  value: string | null;
  id: string;
}

/**
 * A page of a project's photos by keyset, with everything a grid cell shows.
 * @throws Refusal NOT_FOUND for a project that is not visible
 */
export async function listAssets(deps: Deps, actor: Actor, projectId: string, query: Query) {
  const list = `assets ${query.sort}`;
  const [value, id] = query.cursor ? openCursor(list, query.cursor) : [];
  return deps.db.withActor(actor, async (tx) => {
    await loadProject(tx, actor, projectId);
    const shown = [{ projectId }, shownAssets(actor), await filterAssets(tx, actor, projectId, query)];
    const rows = await readPage(tx, shown, query, id ? { value: value || null, id } : undefined);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const more = rows.length > query.limit && last;
    return {
      items: await presentAssets(tx, actor, page),
      nextCursor: more ? sealCursor(list, [valueOf[query.sort](last) ?? '', last.id]) : null,
    };
  });
}

/** One photo with its facts. @throws Refusal NOT_FOUND */
export async function readAsset(deps: Deps, actor: Actor, assetId: string) {
  return deps.db.withActor(actor, (tx) => loadAsset(tx, actor, assetId));
}

/** One photo as getAsset answers it, inside a transaction. @throws Refusal NOT_FOUND */
export async function loadAsset(tx: Tx, actor: Actor, assetId: string) {
  const row = await tx.asset.findFirst({
    where: { AND: [{ id: assetId }, visibleAssets(actor)] },
    select: { ...assetSelect, sha256: true, metadata: true },
  });
  const personal = isStudio(actor) && row ? await readPersonal(tx, assetId) : null;
  const [shown] = row ? await presentAssets(tx, actor, [row]) : [];
  if (!row || !shown) throw notFound();
  return {
    ...shown,
    projectId: row.projectId,
    sha256: row.sha256,
    metadata: row.metadata as Record<string, unknown>,
    personal,
  };
}

/** Sidecars of one photo that are shown; of more than a few only the latest mean anything. */
const SIDECARS = 10;

/** Columns that only the studio's role holds, so that a client's statement must not name them. */
async function readPersonal(tx: Tx, assetId: string): Promise<PersonalFacts> {
  const sidecars = await tx.sidecar.findMany({
    where: { assetId },
    orderBy: { id: 'desc' },
    take: SIDECARS,
    select: { originalName: true, rating: true, colourLabel: true, pick: true },
  });
  const { personalMetadata, fileRating, fileLabel } = await tx.asset.findUniqueOrThrow({
    where: { id: assetId },
    select: { personalMetadata: true, fileRating: true, fileLabel: true },
  });
  return {
    metadata: (personalMetadata ?? {}) as Record<string, unknown>,
    rating: fileRating,
    // The text columns hold the contract's words: the database checks them.
    colourLabel: fileLabel as PersonalFacts['colourLabel'],
    sidecars: sidecars.map(
      ({ originalName: name, ...marks }) => ({ name, ...marks }) as PersonalFacts['sidecars'][number],
    ),
  };
}

const orders: Record<Sort, Prisma.AssetOrderByWithRelationInput[]> = {
  // Keys are uuid v7: their order is the order of arrival.
  uploaded: [{ id: 'asc' }],
  name: [{ originalName: 'asc' }, { id: 'asc' }],
  captured: [{ capturedAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
};

const valueOf: Record<Sort, (row: { originalName: string; capturedAt: Date | null }) => string | null> = {
  uploaded: () => null,
  name: (row) => row.originalName,
  captured: (row) => row.capturedAt?.toISOString() ?? null,
};

/** The next `limit + 1` rows in order. */
async function readPage(tx: Tx, shown: Prisma.AssetWhereInput[], query: Query, position: Position | undefined) {
  const { sort, limit } = query;
  const read = (where: Prisma.AssetWhereInput, take: number) =>
    tx.asset.findMany({ where: { AND: [...shown, where] }, orderBy: orders[sort], take, select: assetSelect });
  const rows = await read(position ? after(sort, position) : {}, limit + 1);
  // Photos without a time of capture come last. They are asked for apart: an index cannot begin at a time "or nothing".
  if (sort !== 'captured' || !position?.value || rows.length > limit) return rows;
  return [...rows, ...(await read({ capturedAt: null }, limit + 1 - rows.length))];
}

function after(sort: Sort, { value, id }: Position): Prisma.AssetWhereInput {
  if (sort === 'uploaded') return { id: { gt: id } };
  if (sort === 'name') return behind('originalName', 'asc', value ?? '', id);
  return value === null ? { capturedAt: null, id: { gt: id } } : behind('capturedAt', 'asc', new Date(value), id);
}
