import { useQuery } from '@tanstack/react-query';
import { roundsQuery } from '../rounds/use-rounds.ts';
import { reviewOf } from './review-entries.ts';
import type { Review } from './review-entries.ts';

/** What there is to review in a project, and whether it is loaded. */
export function useReview(projectId: string) {
  return useQuery({
    ...roundsQuery(projectId),
    select: ({ items }): Review => reviewOf(items),
  });
}
