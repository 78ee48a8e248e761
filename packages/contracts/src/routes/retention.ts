import { z } from 'zod';
import { id, instant, organizationRef } from '../common.ts';
import { defineRoute } from '../route.ts';

export const retentionStep = z.enum(['PREVIEWS', 'VERSIONS', 'ORIGINALS', 'DELIVERED']);

const months = z.number().int().min(1).max(600).nullable();

/** Months after a project was archived until files go; null: kept. Originals go last of what was not delivered. */
export const retentionMonths = z.object({
  /** Previews of photos nobody selected. */
  previewsMonths: months,
  /** Retouched versions that were not delivered. */
  versionsMonths: months,
  originalsMonths: months,
  /** What was delivered; never before ten years where it was invoiced. */
  deliveredMonths: months,
});

const policies = z.object({
  /** The studio's own (client null) first. */
  items: z.array(z.object({ client: organizationRef.nullable(), policy: retentionMonths })),
});

const change = z.object({
  /** Null: for every client without a policy of its own. */
  clientId: id.nullable(),
  /** Null: none. */
  policy: retentionMonths.nullable(),
});

export const listRetentionPolicies = defineRoute({
  id: 'listRetentionPolicies',
  method: 'get',
  path: '/api/retention-policies',
  summary: 'How long files of archived projects are kept',
  permission: 'retention.edit',
  response: policies,
});

export const editRetentionPolicy = defineRoute({
  id: 'editRetentionPolicy',
  method: 'put',
  path: '/api/retention-policies',
  summary: 'Set how long files are kept, for all clients or for one',
  permission: 'retention.edit',
  body: change,
  response: policies,
});

export const previewRetention = defineRoute({
  id: 'previewRetention',
  method: 'post',
  path: '/api/retention-policies/preview',
  summary: 'What a policy would announce at once; changes nothing',
  permission: 'retention.edit',
  body: change,
  response: z.object({
    steps: z.array(
      z.object({
        step: retentionStep,
        projects: z.number().int(),
        files: z.number().int(),
        /** Previews are not counted in bytes. */
        bytes: z.number().int(),
      }),
    ),
  }),
});

/** Files of one kind of an archived project: to be deleted, or deleted. */
export const deletion = z.object({
  id,
  step: retentionStep,
  deletedAt: instant.nullable(),
  /** Not before this. */
  deletableAt: instant,
  keptUntil: instant.nullable(),
  /** For the studio. */
  keptReason: z.string().nullable(),
  /** That are left, or that were deleted. */
  files: z.number().int(),
  bytes: z.number().int(),
});
export type Deletion = z.infer<typeof deletion>;

export const listDeletions = defineRoute({
  id: 'listDeletions',
  method: 'get',
  path: '/api/projects/{projectId}/deletions',
  summary: 'Files of an archived project that will be, or were, deleted',
  permission: 'project.read',
  params: z.object({ projectId: id }),
  response: z.object({ items: z.array(deletion) }),
});

export const keepLonger = defineRoute({
  id: 'keepLonger',
  method: 'post',
  path: '/api/deletions/{deletionId}/postponement',
  summary: 'Put an announced deletion off',
  permission: 'retention.edit',
  params: z.object({ deletionId: id }),
  body: z.object({ until: instant, reason: z.string().trim().min(1).max(500) }),
  response: deletion,
});
