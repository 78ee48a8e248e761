import { z } from 'zod';
import { id } from '../common.ts';
import { defineRoute } from '../route.ts';

/**
 * The pyramid of a picture, for looking at its pixels one by one. Level 0 is a single tile, each further one has twice
 * the pixels, the last one the picture's own.
 */
export const tiles = z.object({
  /**
   * READY: the tiles can be fetched. MAKING: ask again soon. FAILED: see `error`. NONE: the preview has every pixel
   * already. OFF: the studio has no tiles made.
   */
  state: z.enum(['READY', 'MAKING', 'FAILED', 'NONE', 'OFF']),
  /** Pixels of a tile's side; those at the right and lower edges are smaller. */
  tileSize: z.number().int(),
  /** Smallest first; empty unless READY. */
  levels: z.array(
    z.object({
      width: z.number().int(),
      height: z.number().int(),
      columns: z.number().int(),
      rows: z.number().int(),
    }),
  ),
  /** Why there are none (a code of packages/media). */
  error: z.string().nullable(),
});
export type Tiles = z.infer<typeof tiles>;

const index = z.coerce.number().int().min(0).max(100_000);
const place = { level: index, column: index, row: index };
const assetParams = z.object({ assetId: id });
const versionParams = z.object({ versionId: id });

export const getAssetTiles = defineRoute({
  id: 'getAssetTiles',
  method: 'get',
  path: '/api/assets/{assetId}/tiles',
  summary: 'The tiles of a photo; they are made when they are first asked for',
  permission: 'media.read',
  params: assetParams,
  response: tiles,
});

export const getVersionTiles = defineRoute({
  id: 'getVersionTiles',
  method: 'get',
  path: '/api/versions/{versionId}/tiles',
  summary: 'The tiles of a version; they are made when they are first asked for',
  permission: 'media.read',
  params: versionParams,
  response: tiles,
});

export const getAssetTile = defineRoute({
  id: 'getAssetTile',
  method: 'get',
  path: '/api/assets/{assetId}/tiles/{level}/{column}/{row}',
  summary: 'One tile (JPEG) of a photo',
  permission: 'media.read',
  params: assetParams.extend(place),
  bytes: true,
});

export const getVersionTile = defineRoute({
  id: 'getVersionTile',
  method: 'get',
  path: '/api/versions/{versionId}/tiles/{level}/{column}/{row}',
  summary: 'One tile (JPEG) of a version',
  permission: 'media.read',
  params: versionParams.extend(place),
  bytes: true,
});

export const retryAssetTiles = defineRoute({
  id: 'retryAssetTiles',
  method: 'post',
  path: '/api/assets/{assetId}/tiles',
  summary: 'Make the tiles of a photo once more after a failure',
  permission: 'media.read',
  params: assetParams,
  status: 202,
  response: tiles,
});

export const retryVersionTiles = defineRoute({
  id: 'retryVersionTiles',
  method: 'post',
  path: '/api/versions/{versionId}/tiles',
  summary: 'Make the tiles of a version once more after a failure',
  permission: 'media.read',
  params: versionParams,
  status: 202,
  response: tiles,
});
