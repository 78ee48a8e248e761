import { listComments } from '@etouch/contracts/routes/comments';
import type { Comment } from '@etouch/contracts/routes/comments';
import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '../../lib/query.ts';

/** On what comments hang; retouchers name a photo or a version, never a project. */
export interface CommentTarget {
  projectId?: string;
  assetId?: string;
  versionId?: string;
}

/** Comments on a photo, a version or a whole project, oldest first. */
export function useComments(target: CommentTarget) {
  return useQuery(apiQuery(listComments, { query: { ...target, limit: 200 } }));
}

/** Comments with a place on the picture, numbered in their order. */
export function pinnedComments(comments: Comment[]): { comment: Comment; number: number }[] {
  return comments
    .filter(({ annotation }) => annotation !== null)
    .map((comment, index) => ({ comment, number: index + 1 }));
}
