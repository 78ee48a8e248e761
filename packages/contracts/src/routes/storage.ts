import { z } from 'zod';
import { id, instant, pageOf, pageQuery } from '../common.ts';
import { defineRoute } from '../route.ts';

const bytes = z.number().int();

/** What a studio stores, in bytes. */
export const storage = z.object({
  /** All of the following together. */
  usedBytes: bytes,
  originalBytes: bytes,
  versionBytes: bytes,
  /** Thumbnails, previews and what else is made of originals and versions. */
  derivativeBytes: bytes,
  /** Announced by uploads that are not complete. */
  reservedBytes: bytes,
  /** Null: no limit. */
  limitBytes: bytes.nullable(),
});
export type Storage = z.infer<typeof storage>;

export const getStorage = defineRoute({
  id: 'getStorage',
  method: 'get',
  path: '/api/storage',
  summary: 'What the studio stores, and how much it may',
  permission: 'storage.read',
  response: storage,
});

export const setStorageLimit = defineRoute({
  id: 'setStorageLimit',
  method: 'put',
  path: '/api/organizations/{organizationId}/storage-limit',
  summary: 'Set how much a studio may store',
  permission: 'storage.limit',
  params: z.object({ organizationId: id }),
  body: z.object({ limitBytes: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).nullable() }),
  response: storage,
});

/** A file that is not stored as it came. */
export const lostFile = z.object({
  /** Where it belongs in the storage: by it, it can be put back from a copy. */
  key: z.string(),
  /** SIZE and CHECKSUM: something else stands in its place. */
  problem: z.enum(['MISSING', 'SIZE', 'CHECKSUM']),
  /** PICTURES: thumbnails, previews and tiles of one photo or version. */
  kind: z.enum(['ORIGINAL', 'VERSION', 'PICTURES']),
  firstSeenAt: instant,
  project: z.object({ id, title: z.string() }).nullable(),
  /** Whose file it is, or whose version’s. */
  photo: z.object({ id, name: z.string() }).nullable(),
});
export type LostFile = z.infer<typeof lostFile>;

export const listLostFiles = defineRoute({
  id: 'listLostFiles',
  method: 'get',
  path: '/api/storage/lost-files',
  summary: 'Files of the studio that the last comparison found missing or altered',
  permission: 'storage.read',
  query: z.object(pageQuery),
  response: pageOf(lostFile),
});

/** When a studio's pictures get their tiles: not at all, when somebody first looks closely, or in advance. */
export const TILES_POLICIES = ['NEVER', 'ON_VIEW', 'ON_ARRIVAL'] as const;
const tilesPolicy = z.object({ policy: z.enum(TILES_POLICIES) });
export type TilesPolicy = (typeof TILES_POLICIES)[number];

export const getTilesPolicy = defineRoute({
  id: 'getTilesPolicy',
  method: 'get',
  path: '/api/tiles-policy',
  summary: 'When the studio’s pictures get their tiles',
  permission: 'tilesPolicy.edit',
  response: tilesPolicy,
});

export const setTilesPolicy = defineRoute({
  id: 'setTilesPolicy',
  method: 'put',
  path: '/api/tiles-policy',
  summary: 'Set when the studio’s pictures get their tiles',
  permission: 'tilesPolicy.edit',
  body: tilesPolicy,
  response: tilesPolicy,
});
