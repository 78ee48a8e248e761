import { z } from 'zod';
import { id, instant, pageOf, pageQuery } from '../common.ts';
import { defineRoute } from '../route.ts';

/** An XMP file that came beside a photo, as it was read. */
export const sidecar = z.object({
  id,
  name: z.string(),
  sizeBytes: z.number().int(),
  /** The photo it belongs to; null while it waits for one of its name. */
  assetId: id.nullable(),
  createdAt: instant,
});

export const listSidecars = defineRoute({
  id: 'listSidecars',
  method: 'get',
  path: '/api/projects/{projectId}/sidecars',
  summary: 'XMP sidecars of a project; `waiting`: those whose photo has not come',
  permission: 'asset.edit',
  params: z.object({ projectId: id }),
  query: z.object({ ...pageQuery, waiting: z.enum(['true']).optional() }),
  response: pageOf(sidecar),
});
