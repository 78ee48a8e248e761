import { listRounds } from '@etouch/contracts/routes/rounds';
import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '../../lib/query.ts';
import { reviewOf } from './review-entries.ts';
import type { Review } from './review-entries.ts';

/** What there is to review in a project, and whether it is loaded. */
export function useReview(projectId: string) {
  return useQuery({
    ...apiQuery(listRounds, { params: { projectId } }),
    select: ({ items }): Review => reviewOf(items),
  });
}
