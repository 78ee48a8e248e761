import { z } from 'zod';
import { id } from '../common.ts';
import { defineRoute } from '../route.ts';

/** Bytes. Every request is checked; answers are `no-cache` with an ETag, so that a revocation is immediate. */
const kind = z.enum(['thumbnail', 'preview', 'rendition', 'original']);

export const getAssetMedia = defineRoute({
  id: 'getAssetMedia',
  method: 'get',
  path: '/api/assets/{assetId}/media/{kind}',
  summary: 'A photo’s thumbnail, preview or original',
  permission: 'media.read',
  params: z.object({ assetId: id, kind }),
  bytes: true,
});

export const getAssetPage = defineRoute({
  id: 'getAssetPage',
  method: 'get',
  path: '/api/assets/{assetId}/pages/{page}',
  summary: 'One page (JPEG) of a document, counted from 1',
  permission: 'media.read',
  params: z.object({ assetId: id, page: z.coerce.number().int().min(1).max(100_000) }),
  bytes: true,
});

export const getVersionMedia = defineRoute({
  id: 'getVersionMedia',
  method: 'get',
  path: '/api/versions/{versionId}/media/{kind}',
  summary: 'A version’s thumbnail, preview or file',
  permission: 'media.read',
  params: z.object({ versionId: id, kind }),
  bytes: true,
});

export const getVersionDifference = defineRoute({
  id: 'getVersionDifference',
  method: 'get',
  path: '/api/versions/{versionId}/difference',
  summary: 'Heat map (PNG) of what changed against the original',
  permission: 'version.read',
  params: z.object({ versionId: id }),
  bytes: true,
});

const share = z.number().min(0);

/** Where and how much a version changed against its original, once the tone of the whole picture is taken out. */
export const getVersionChange = defineRoute({
  id: 'getVersionChange',
  method: 'get',
  path: '/api/versions/{versionId}/change',
  summary: 'What changed against the original: share, colour difference (CIEDE2000) and regions',
  permission: 'version.read',
  params: z.object({ versionId: id }),
  response: z.object({
    /** Basis points of the version's area. */
    changedBasisPoints: z.number().int(),
    deltaE: z.object({ mean: share, max: share }),
    /** Mean change of the whole picture's exposure and colour. */
    toneDeltaE: share,
    /** Basis points of the original that the version still shows. */
    keptBasisPoints: z.number().int(),
    /** In parts of the version's width and height, largest first. */
    regions: z.array(
      z.object({
        x: share,
        y: share,
        width: share,
        height: share,
        areaBasisPoints: share,
        deltaE: z.object({ mean: share, max: share }),
      }),
    ),
  }),
});
