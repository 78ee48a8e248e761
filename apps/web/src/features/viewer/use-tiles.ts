import {
  getAssetTile,
  getAssetTiles,
  getVersionTile,
  getVersionTiles,
  retryAssetTiles,
  retryVersionTiles,
} from '@etouch/contracts/routes/tiles';
import type { Tiles } from '@etouch/contracts/routes/tiles';
import { routeUrl } from '@etouch/contracts/client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { apiQuery, invalidate } from '../../lib/query.ts';

/** Whose tiles: a photo's or a version's. */
export interface TilesOf {
  kind: 'asset' | 'version';
  id: string;
}

/** While they are being made: a 24-megapixel photo takes about a second. */
const ASK_AGAIN_MS = 400;

/** The tiles of a picture, made by the server when they are first wanted. Undefined until it has answered. */
export function useTiles({ kind, id }: TilesOf, isWanted: boolean): { tiles: Tiles | undefined; retry: () => void } {
  const again = ({ state }: { state: { data?: Tiles } }) => (state.data?.state === 'MAKING' ? ASK_AGAIN_MS : false);
  const asked = { staleTime: Infinity, refetchInterval: again } as const;
  const asset = useQuery({
    ...apiQuery(getAssetTiles, { params: { assetId: id } }),
    ...asked,
    enabled: isWanted && kind === 'asset',
  });
  const version = useQuery({
    ...apiQuery(getVersionTiles, { params: { versionId: id } }),
    ...asked,
    enabled: isWanted && kind === 'version',
  });
  const ask = () =>
    kind === 'asset'
      ? api.call(retryAssetTiles, { params: { assetId: id } })
      : api.call(retryVersionTiles, { params: { versionId: id } });
  return {
    tiles: (kind === 'asset' ? asset : version).data,
    // Whatever came of it, the next answer says how it stands.
    retry: () => void ask().then(refetch, refetch),
  };
}

const refetch = () => invalidate(getAssetTiles, getVersionTiles);

/** Where one tile is fetched. */
export function tileUrl({ kind, id }: TilesOf, level: number, column: number, row: number): string {
  const place = { level, column, row };
  return kind === 'asset'
    ? routeUrl(getAssetTile, { params: { assetId: id, ...place } })
    : routeUrl(getVersionTile, { params: { versionId: id, ...place } });
}
