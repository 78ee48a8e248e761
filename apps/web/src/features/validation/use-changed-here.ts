import type { Annotation } from '@etouch/contracts/common';
import { useQuery } from '@tanstack/react-query';
import { changedHere } from './changed-here.ts';

/** Whether the picture changed between two previews where a remark points; no data without a place or a preview. */
export function useChangedHere(before: string | null, after: string | null, annotation: Annotation | null) {
  return useQuery({
    queryKey: ['changed-here', before, after, annotation],
    queryFn: () =>
      before && after && annotation
        ? changedHere(before, after, annotation)
        : Promise.reject(new Error('nothing to compare')),
    enabled: before !== null && after !== null && annotation !== null,
    staleTime: Infinity,
    retry: false,
  });
}
