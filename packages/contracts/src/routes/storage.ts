import { z } from 'zod';
import { id } from '../common.ts';
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
