import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { notFound } from '../activity/refusal.ts';
import { tilesSelect } from './queries.ts';
import { derivatives, isBeyondPreview, TILES_REFUSAL } from './rules.ts';

/** Where the tiles of a photo or a version stand, or will, for somebody who sees it. */
export interface Tiles {
  of: 'asset' | 'version';
  id: string;
  projectId: string;
  /** The pack of tiles. */
  storageKey: string;
  /** Says why there is no pack. */
  refusalKey: string;
  /** False: the preview has every pixel already, and there are no tiles. */
  areUseful: boolean;
}

interface TilesRow {
  projectId: string;
  derivativesKey: string | null;
  mimeType: string | null;
  width: number | null;
  height: number | null;
}

/** The tiles of a row, or NOT_FOUND while it has no pictures at all. */
export function tilesOf(of: Tiles['of'], id: string, row: TilesRow | null): Tiles {
  if (!row?.derivativesKey) throw notFound();
  const { projectId, derivativesKey } = row;
  return {
    of,
    id,
    projectId,
    storageKey: `${derivativesKey}/${derivatives.tiles.file}`,
    refusalKey: `${derivativesKey}/${TILES_REFUSAL}`,
    areUseful: isBeyondPreview(row),
  };
}

/**
 * Where a photo's tiles stand, for whoever sees its preview.
 * @throws Refusal NOT_FOUND
 */
export async function findAssetTiles(deps: Deps, actor: Actor, assetId: string): Promise<Tiles> {
  return deps.db.withActor(actor, async (tx) => {
    const where = { id: assetId, status: { not: 'UPLOADING' as const } };
    return tilesOf('asset', assetId, await tx.asset.findUnique({ where, select: tilesSelect }));
  });
}

/** Where the file stands of which a photo's tiles are made; null when there is none any more. */
export async function findAssetFile(deps: Deps, actor: Actor, assetId: string): Promise<string | null> {
  const asset = await deps.db.withActor(actor, (tx) =>
    tx.asset.findUnique({ where: { id: assetId, fileDeletedAt: null }, select: { storageKey: true } }),
  );
  return asset?.storageKey ?? null;
}
