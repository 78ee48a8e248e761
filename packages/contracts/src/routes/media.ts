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

const part = z.coerce.number().min(0).max(1);

/** Did it change where something was said of an earlier version? Both are laid over each other first. */
export const getChangeHere = defineRoute({
  id: 'getChangeHere',
  method: 'get',
  path: '/api/versions/{versionId}/change/here',
  summary: 'Whether a place of an earlier version of the photo changed in this one',
  permission: 'version.read',
  params: z.object({ versionId: id }),
  /** The earlier version, and the place in parts of its width and height. */
  query: z.object({ against: id, x: part, y: part, width: part, height: part }),
  response: z.object({
    /** null where the version does not show the place any more. */
    changed: z.boolean().nullable(),
    /** Of the place. */
    changedBasisPoints: z.number().int(),
    /** Largest CIEDE2000 at the place. */
    deltaE: share,
  }),
});
