import { z } from 'zod';
import { annotation, id, instant, organizationRef, pageOf, pageQuery, person } from '../common.ts';
import { actorKind, commentKind, commentLane } from '../enums.ts';
import { defineRoute } from '../route.ts';

export const comment = z.object({
  id,
  projectId: id.nullable(),
  assetId: id.nullable(),
  versionId: id.nullable(),
  parentId: id.nullable(),
  lane: commentLane,
  kind: commentKind,
  body: z.string(),
  annotation: annotation.nullable(),
  authorKind: actorKind,
  /** Null where the reader may not know the person; the organization then speaks. */
  author: person.nullable(),
  organization: organizationRef.nullable(),
  /** In the lane studio–retoucher: the one agency that reads it. */
  retoucherOrganizationId: id.nullable(),
  /** The comment of the round before that this one carries on. */
  carriedFromId: id.nullable(),
  forwardedFromId: id.nullable(),
  resolvedAt: instant.nullable(),
  resolvedBy: person.nullable(),
  mine: z.boolean(),
  createdAt: instant,
});
export type Comment = z.infer<typeof comment>;

const target = { assetId: id.optional(), versionId: id.optional() };

/** Retouchers name an asset or a version: they have no project. */
export const listComments = defineRoute({
  id: 'listComments',
  method: 'get',
  path: '/api/comments',
  summary: 'Comments visible to the actor, oldest first',
  permission: 'comment.read',
  query: z.object({
    ...pageQuery,
    projectId: id.optional(),
    ...target,
    lane: commentLane.optional(),
    open: z.enum(['true']).optional(),
  }),
  response: pageOf(comment),
});

export const createComment = defineRoute({
  id: 'createComment',
  method: 'post',
  path: '/api/comments',
  summary: 'Comment on a project, a photo or a version, pinned to the picture if wanted',
  permission: 'comment.write',
  body: z.object({
    projectId: id.optional(),
    ...target,
    parentId: id.optional(),
    lane: commentLane,
    kind: commentKind.default('NOTE'),
    body: z.string().trim().min(1).max(5000),
    annotation: annotation.optional(),
    /** Studio, lane studio–retoucher: the agency addressed; omitted, the photo's own. */
    retoucherOrganizationId: id.optional(),
  }),
  status: 201,
  response: comment,
});

export const resolveComment = defineRoute({
  id: 'resolveComment',
  method: 'put',
  path: '/api/comments/{commentId}/resolution',
  summary: 'Resolve a comment or open it again',
  permission: 'comment.write',
  params: z.object({ commentId: id }),
  body: z.object({ resolved: z.boolean() }),
  response: comment,
});

export const forwardComment = defineRoute({
  id: 'forwardComment',
  method: 'post',
  path: '/api/comments/{commentId}/forward',
  summary: 'Pass a client’s comment on to the photo’s retoucher, in the studio’s name',
  permission: 'version.check',
  params: z.object({ commentId: id }),
  body: z.object({ body: z.string().trim().min(1).max(5000).optional() }),
  status: 201,
  response: comment,
});
