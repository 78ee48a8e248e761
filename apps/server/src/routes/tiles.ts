import * as contract from '@etouch/contracts/routes/tiles';
import { notFound } from '@etouch/domain/activity/refusal';
import { findAssetTiles, type Tiles } from '@etouch/domain/assets/find-tiles';
import { requestTiles } from '@etouch/domain/assets/request-tiles';
import { findVersionTiles } from '@etouch/domain/retouching/find-version-tiles';
import type { Actor } from '@etouch/db/actor';
import { readTilesRefusal } from '@etouch/media/tiles/tiles-refusal';
import { hasVersion } from '../answer-range.ts';
import { mountRoute } from '../mount-route.ts';
import { fileHeaders } from '../serve-file.ts';
import type { Server } from '../server.ts';
import { openPack, readTile } from '../tiles/open-packs.ts';
import type { ServerDeps } from '../wiring.ts';

export function mountTiles(server: Server): void {
  mountRoute(server, contract.getAssetTiles, async ({ deps, actor, input }) =>
    presentTiles(deps, actor, await findAssetTiles(deps, actor, input.params.assetId)),
  );
  mountRoute(server, contract.getVersionTiles, async ({ deps, actor, input }) =>
    presentTiles(deps, actor, await findVersionTiles(deps, actor, input.params.versionId)),
  );
  mountRoute(server, contract.retryAssetTiles, async ({ deps, actor, input }) =>
    retry(deps, actor, await findAssetTiles(deps, actor, input.params.assetId)),
  );
  mountRoute(server, contract.retryVersionTiles, async ({ deps, actor, input }) =>
    retry(deps, actor, await findVersionTiles(deps, actor, input.params.versionId)),
  );
  mountRoute(server, contract.getAssetTile, async ({ deps, actor, input, request }) =>
    serveTile(deps, request, await findAssetTiles(deps, actor, input.params.assetId), input.params),
  );
  mountRoute(server, contract.getVersionTile, async ({ deps, actor, input, request }) =>
    serveTile(deps, request, await findVersionTiles(deps, actor, input.params.versionId), input.params),
  );
}

const NOTHING = { tileSize: 512, levels: [], error: null };

/** What there is of a picture's tiles; they are asked for when nobody has yet. */
async function presentTiles(deps: ServerDeps, actor: Actor, tiles: Tiles): Promise<contract.Tiles> {
  if (!tiles.areUseful) return { ...NOTHING, state: 'NONE' };
  const pack = await openPack(deps.storage, tiles.storageKey);
  if (pack) return { state: 'READY', tileSize: pack.tileSize, levels: pack.levels, error: null };
  const refusal = await readTilesRefusal(deps.storage, tiles.refusalKey);
  if (refusal?.isFinal) return { ...NOTHING, state: 'FAILED', error: refusal.code };
  return { ...NOTHING, state: (await requestTiles(deps, actor, tiles)) ? 'MAKING' : 'OFF' };
}

async function retry(deps: ServerDeps, actor: Actor, tiles: Tiles): Promise<contract.Tiles> {
  await deps.storage.remove(tiles.refusalKey);
  await requestTiles(deps, actor, tiles, true);
  return presentTiles(deps, actor, tiles);
}

/** A tile has no name of its own: nobody saves one. */
async function serveTile(
  { storage }: ServerDeps,
  request: Request,
  { storageKey }: Tiles,
  place: { level: number; column: number; row: number },
): Promise<Response> {
  const { level, column, row } = place;
  const version = `${storageKey}/${level}/${column}_${row}`;
  const file = { storageKey, mimeType: 'image/jpeg', fileName: 'tile.jpg', version, neutral: false };
  const headers = fileHeaders(file, 'inline');
  if (hasVersion(request, headers)) return new Response(null, { status: 304, headers });
  const bytes = await readTile(storage, storageKey, place);
  if (!bytes) throw notFound();
  headers.set('content-length', String(bytes.length));
  return new Response(new Uint8Array(bytes), { headers });
}
