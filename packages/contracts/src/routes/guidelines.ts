import { z } from 'zod';
import { id, instant, pageOf, pageQuery } from '../common.ts';
import { defineRoute } from '../route.ts';

export const guideline = z.object({
  id,
  guidelineKey: id,
  version: z.number().int(),
  name: z.string(),
  body: z.string(),
  createdAt: instant,
  supersededAt: instant.nullable(),
});
export type Guideline = z.infer<typeof guideline>;

const content = z.object({ name: z.string().trim().min(1).max(200), body: z.string().max(20_000) });

export const listGuidelines = defineRoute({
  id: 'listGuidelines',
  method: 'get',
  path: '/api/guidelines',
  summary: 'The studio’s guidelines, in their version in force',
  permission: 'guideline.edit',
  query: z.object(pageQuery),
  response: pageOf(guideline),
});

export const createGuideline = defineRoute({
  id: 'createGuideline',
  method: 'post',
  path: '/api/guidelines',
  summary: 'Write a new guideline',
  permission: 'guideline.edit',
  body: content,
  status: 201,
  response: guideline,
});

export const reviseGuideline = defineRoute({
  id: 'reviseGuideline',
  method: 'post',
  path: '/api/guidelines/{guidelineId}/versions',
  summary: 'Replace a guideline by its next version; rounds keep the one pinned to them',
  permission: 'guideline.edit',
  params: z.object({ guidelineId: id }),
  body: content,
  status: 201,
  response: guideline,
});
