import { z } from 'zod';
import { id, instant, picture, sha256 } from '../common.ts';
import { defineRoute } from '../route.ts';

export const delivery = z.object({
  id,
  number: z.number().int(),
  frozenAt: instant,
  manifestSha256: sha256,
  totalBytes: z.number().int(),
  files: z.array(
    z.object({
      id,
      assetId: id,
      versionId: id.nullable(),
      fileName: z.string(),
      sizeBytes: z.number().int(),
      sha256,
      picture,
    }),
  ),
});
export type Delivery = z.infer<typeof delivery>;

export const getDelivery = defineRoute({
  id: 'getDelivery',
  method: 'get',
  path: '/api/projects/{projectId}/delivery',
  summary: 'The frozen deliverables; null before approval',
  permission: 'delivery.read',
  params: z.object({ projectId: id }),
  response: delivery.nullable(),
});
