import { z } from 'zod';
import { id, instant, listOf, pageOf, pageQuery, picture } from '../common.ts';
import { assetStatus, assetType, colourLabel, pick } from '../enums.ts';
import { defineRoute } from '../route.ts';

/** Days a photo waits in the trash before it is deleted. */
export const TRASH_DAYS = 30;

/** One person's choices for one photo. */
export const mark = z.object({
  rating: z.number().int().min(0).max(5),
  colourLabel: colourLabel.nullable(),
  pick: pick.nullable(),
});
export type Mark = z.infer<typeof mark>;

/** What a film is shown with: it is watched by its rendition once that is READY. */
export const film = z.object({ durationMs: z.number().int(), rendition: z.enum(['PENDING', 'READY', 'FAILED']) });

/** A document of several pages: the first is its preview, those up to `shown` can be looked at once they are READY. */
export const pages = z.object({
  count: z.number().int(),
  shown: z.number().int(),
  rendition: z.enum(['PENDING', 'READY', 'FAILED']),
});

/** Largest loss of a channel, in basis points of the picture, from which a photo is called clipped. */
export const CLIPPED_FROM = 200;

/** What helps the studio to choose: measured and grouped, never decided. */
export const culling = z.object({
  /** The burst a photo stands in: its frames share `key`; rank 1 is the sharpest. */
  burst: z.object({ key: id, rank: z.number().int(), size: z.number().int() }).optional(),
  /** The largest share that a channel lost to pure white or black, in basis points; where it counts as clipped. */
  clipped: z.number().int().optional(),
  /** Others of the project look like it. */
  alike: z.literal(true).optional(),
});

/** One photo in a grid: all that a cell needs, no second request. */
export const asset = z.object({
  id,
  /** The original name; a neutral one for retouchers. */
  name: z.string(),
  assetType,
  status: assetStatus,
  picture,
  sizeBytes: z.number().int(),
  capturedAt: instant.nullable(),
  /** Absent from what is no film: lists stay small, so what says nothing is not in them. */
  film: film.optional(),
  /** Absent for what has one page, or none. */
  pages: pages.optional(),
  shownToClient: z.boolean(),
  /** Absent outside of the trash. */
  trashedAt: instant.optional(),
  /** The reader's own. */
  mark,
  /** People of the client who picked it, for the studio and the client; absent when none did, as the next counts. */
  clientPicks: z.number().int().optional(),
  /** In the last submitted selection. */
  selected: z.boolean(),
  openComments: z.number().int().optional(),
  versions: z.number().int().optional(),
  /** For the studio alone, and only where there is something to say: lists stay small. */
  culling: culling.optional(),
  /** Why processing failed (a code of packages/media), with what can be done in `processingDetail`; absent otherwise. */
  processingError: z.string().optional(),
  processingDetail: z.string().optional(),
  /** Why a film cannot be watched, or further pages not be looked at (a code of packages/media); for the studio. */
  renditionError: z.string().optional(),
});
export type Asset = z.infer<typeof asset>;

const projectParams = z.object({ projectId: id });
const assetParams = z.object({ assetId: id });

/** A screenful, asked for before the rest: what a cold page of photos waits for. */
export const FIRST_PHOTOS = 50;

export const listAssets = defineRoute({
  id: 'listAssets',
  method: 'get',
  path: '/api/projects/{projectId}/assets',
  summary: 'Photos of a project, by keyset',
  permission: 'asset.read',
  params: projectParams,
  query: z.object({
    ...pageQuery,
    sort: z.enum(['uploaded', 'name', 'captured']).default('name'),
    pick: z.enum(['PICK', 'REJECT', 'NONE']).optional(),
    ratingAtLeast: z.coerce.number().int().min(0).max(5).optional(),
    colourLabel: listOf(colourLabel).optional(),
    /** The last three are the studio's to ask for. */
    only: z.enum(['selected', 'failed', 'hidden', 'trash', 'commented', 'sharpest', 'clipped', 'alike']).optional(),
    /** Of each burst its sharpest frame alone; the studio's to ask for. */
    stacked: z.enum(['true']).optional(),
    /** The frames of these bursts, by their keys; the studio's to ask for. */
    burst: listOf(id).optional(),
    /** Words of the name, the camera, the lens or the product; all of them must be there. */
    search: z.string().max(200).optional(),
    camera: listOf(z.string().max(300)).optional(),
    lens: listOf(z.string().max(300)).optional(),
    isoAtLeast: z.coerce.number().int().positive().max(2_147_483_647).optional(),
    isoAtMost: z.coerce.number().int().positive().max(2_147_483_647).optional(),
    capturedFrom: instant.optional(),
    capturedBefore: instant.optional(),
    /** Stars that were in the file when it came; the studio's to ask for. */
    fileRatingAtLeast: z.coerce.number().int().min(1).max(5).optional(),
  }),
  response: pageOf(asset),
});

/** Labels that files have; purple is read and kept, but is no mark here. */
const fileLabel = z.enum(['RED', 'YELLOW', 'GREEN', 'BLUE', 'PURPLE']);

export const getAsset = defineRoute({
  id: 'getAsset',
  method: 'get',
  path: '/api/assets/{assetId}',
  summary: 'One photo with its facts',
  permission: 'asset.read',
  params: assetParams,
  response: asset.extend({
    projectId: id,
    sha256: z.string().nullable(),
    metadata: z.record(z.string(), z.unknown()),
    /** Place, serial numbers, names and words of the file, and its own stars and label; null for everybody but the studio. */
    personal: z
      .object({
        metadata: z.record(z.string(), z.unknown()),
        rating: z.number().int().nullable(),
        colourLabel: fileLabel.nullable(),
        /** XMP files that came beside it, the latest first, with what they say. */
        sidecars: z.array(
          z.object({
            name: z.string(),
            rating: z.number().int().min(-1).max(5).nullable(),
            colourLabel: fileLabel.nullable(),
            pick: pick.nullable(),
          }),
        ),
      })
      .nullable(),
  }),
});

/** Counts behind the filter chips. */
export const countAssets = defineRoute({
  id: 'countAssets',
  method: 'get',
  path: '/api/projects/{projectId}/asset-counts',
  summary: 'Photos per filter, for the actor',
  permission: 'asset.read',
  params: projectParams,
  response: z.object({
    all: z.number().int(),
    picked: z.number().int(),
    rejected: z.number().int(),
    unmarked: z.number().int(),
    /** Picked by anyone of the client. */
    clientPicked: z.number().int(),
    selected: z.number().int(),
    hidden: z.number().int(),
    failed: z.number().int(),
    trash: z.number().int(),
    /** Bursts; 0 for all but the studio, as the next two. */
    sharpest: z.number().int(),
    clipped: z.number().int(),
    alike: z.number().int(),
    ratings: z.record(z.string(), z.number().int()),
    colourLabels: z.record(z.string(), z.number().int()),
    /** Photos per camera and per lens, the most frequent 50 of each. */
    cameras: z.record(z.string(), z.number().int()),
    lenses: z.record(z.string(), z.number().int()),
  }),
});

export const markAssets = defineRoute({
  id: 'markAssets',
  method: 'put',
  path: '/api/projects/{projectId}/marks',
  summary: 'Set one’s own rating, label or pick on photos; absent fields stay',
  permission: 'mark.write',
  params: projectParams,
  body: z.object({
    assetIds: z.array(id).min(1).max(5000),
    rating: z.number().int().min(0).max(5).optional(),
    colourLabel: colourLabel.nullable().optional(),
    pick: pick.nullable().optional(),
  }),
  response: z.object({
    /** What each photo's mark was before: the undo. */
    before: z.array(z.object({ assetId: id, mark })),
    after: z.array(z.object({ assetId: id, mark })),
  }),
});

export const editAssets = defineRoute({
  id: 'editAssets',
  method: 'patch',
  path: '/api/projects/{projectId}/assets',
  summary: 'Show photos to the client or hide them, move them to the trash or bring them back',
  permission: 'asset.edit',
  params: projectParams,
  body: z.object({
    assetIds: z.array(id).min(1).max(5000),
    shownToClient: z.boolean().optional(),
    trashed: z.boolean().optional(),
  }),
  response: z.object({ changed: z.number().int(), refused: z.array(z.object({ assetId: id, reason: z.string() })) }),
});

export const deleteAssets = defineRoute({
  id: 'deleteAssets',
  method: 'post',
  path: '/api/projects/{projectId}/trash/deletions',
  summary: 'Delete photos of the trash for good, those named or all of them',
  permission: 'asset.delete',
  params: projectParams,
  body: z.object({
    /** Absent: everything in the trash. */
    assetIds: z.array(id).min(1).max(5000).optional(),
  }),
  response: z.object({ deleted: z.number().int(), refused: z.array(z.object({ assetId: id, reason: z.string() })) }),
});

export const retryProcessing = defineRoute({
  id: 'retryProcessing',
  method: 'post',
  path: '/api/assets/{assetId}/processing',
  summary: 'Process a photo once more after a failure, or make the rendition of a film or document that failed',
  permission: 'asset.edit',
  params: assetParams,
  status: 202,
  response: asset,
});

export const retryAllProcessing = defineRoute({
  id: 'retryAllProcessing',
  method: 'post',
  path: '/api/projects/{projectId}/processing',
  summary: 'Process every failed photo of a project once more',
  permission: 'asset.edit',
  params: projectParams,
  status: 202,
  response: z.object({ retried: z.number().int() }),
});

export const wantPictures = defineRoute({
  id: 'wantPictures',
  method: 'post',
  path: '/api/projects/{projectId}/wanted-pictures',
  summary: 'Somebody looks at photos that have no picture yet: process these first',
  permission: 'asset.read',
  params: projectParams,
  body: z.object({ assetIds: z.array(id).min(1).max(200) }),
  status: 202,
  response: z.object({
    /** Photos that wait and come first now. */
    wanted: z.number().int(),
  }),
});
